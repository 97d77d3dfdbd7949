package dev.slipway.error;

/** A row did not fit into the memory of this process; rows are held one at a time. */
public final class RowTooLarge extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private static final long MEGABYTE = 1 << 20;

  /** What everything else takes. */
  private static final long REST = 128;

  private final long megabytes;

  /** A row that the server writes in so many bytes of text. */
  public RowTooLarge(long bytes, OutOfMemoryError cause) {
    super(
        "a row of "
            + HeapUsedUp.size(bytes)
            + " of text does not fit into the memory of this process, which has "
            + HeapUsedUp.size(Runtime.getRuntime().maxMemory()),
        cause);
    this.megabytes = bytes / MEGABYTE;
  }

  /** What gives it enough, also where another session reads a row like that at the same time. */
  public String advice() {
    long enough = 2 * megabytes + REST;
    return "give it "
        + enough
        + " MB, with JAVA_OPTS=-Xmx"
        + enough
        + "m on the command line or by the memory of the function,";
  }
}

package dev.slipway.error;

/** There was not enough memory. A transaction that was open is rolled back by the server. */
public final class HeapUsedUp extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private static final long MEGABYTE = 1 << 20;

  private HeapUsedUp(String what, String state, OutOfMemoryError cause) {
    super(
        "The memory of this process is used up"
            + (what.isEmpty() ? "" : " " + what)
            + "; it has "
            + Runtime.getRuntime().maxMemory() / MEGABYTE
            + " MB. "
            + state
            + "\nNext: give it more, with JAVA_OPTS=-Xmx2g on the command line or by the memory of"
            + " the function. A file of many INSERTs takes less as COPY ... FROM stdin, or in"
            + " several files.",
        cause);
  }

  /**
   * An error that says how much memory there is.
   *
   * @param what it was needed for, such as {@code while 001_a.sql (40 MB) was read}; empty when
   *     nobody knows
   * @param state of the database, in sentences
   */
  public static SlipwayException by(OutOfMemoryError cause, String what, String state) {
    return new HeapUsedUp(what, state, cause);
  }

  /** A size for people. */
  public static String size(long bytes) {
    return bytes < MEGABYTE ? bytes + " bytes" : bytes / MEGABYTE + " MB";
  }
}

package dev.slipway.transfer.mysql;

import dev.slipway.mysql.rows.Reject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts the rows that cannot go in, and keeps one of each kind. */
public final class RejectLog {

  /** Somebody who forgot a conversion does not wait for millions of them. */
  private static final int BEYOND = 10_000;

  private final long most;
  private final Consumer<Reject> file;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private long count;

  /**
   * Rows that cannot go in for one reason.
   *
   * @param first of them
   * @param count how many there are
   */
  public record Kind(Reject first, long count) {

    Kind next() {
      return new Kind(first, count + 1);
    }
  }

  /**
   * Nothing is refused yet.
   *
   * @param most how many may be left out
   * @param file hears of each
   */
  public RejectLog(long most, Consumer<Reject> file) {
    this.most = most;
    this.file = file;
  }

  /** Throws {@link TooManyRejects} when there are so many that it is of no use to look on. */
  void add(Reject reject) {
    count++;
    file.accept(reject);
    kinds.merge(reject.query(), new Kind(reject, 1), (kind, one) -> kind.next());
    if (count >= most + BEYOND) {
      throw TooManyRejects.soFar(this);
    }
  }

  /** Throws {@link TooManyRejects} when more were refused than may be. */
  void throwIfTooMany() {
    if (count > most) {
      throw TooManyRejects.of(this);
    }
  }

  /** How many were refused. */
  public long count() {
    return count;
  }

  long most() {
    return most;
  }

  /** One of each kind, in the order in which they were found. */
  public List<Kind> kinds() {
    return new ArrayList<>(kinds.values());
  }
}

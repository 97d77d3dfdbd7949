package dev.slipway.backfill.state;

import dev.slipway.error.Count;

/**
 * What a backfill has done.
 *
 * @param seen rows that were looked at
 * @param changed rows that its statement changed
 * @param batches that have committed
 * @param retries batches that were tried again
 */
public record Counters(long seen, long changed, long batches, long retries) {

  /** Nothing yet. */
  public static final Counters NONE = new Counters(0, 0, 0, 0);

  /** These and those of one batch more. */
  public Counters batch(long rows, long rowsChanged) {
    return new Counters(seen + rows, changed + rowsChanged, batches + 1, retries);
  }

  /** These and one retry more. */
  public Counters retry() {
    return new Counters(seen, changed, batches, retries + 1);
  }

  /** What came to them since. */
  public Counters since(Counters before) {
    return new Counters(
        seen - before.seen,
        changed - before.changed,
        batches - before.batches,
        retries - before.retries);
  }

  /** These and others. */
  public Counters plus(Counters other) {
    return new Counters(
        seen + other.seen,
        changed + other.changed,
        batches + other.batches,
        retries + other.retries);
  }

  @Override
  public String toString() {
    return Count.of(seen, "row")
        + " looked at, "
        + changed
        + " changed, "
        + batches
        + (batches == 1 ? " batch, " : " batches, ")
        + retries
        + (retries == 1 ? " retry" : " retries");
  }
}

package dev.slipway.backfill.plan;

import java.time.Duration;
import java.util.List;

/**
 * How many rows the next batch has, and the pause before it. The size at most doubles from batch to
 * batch, and shrinks at once. While others suffer it shrinks further with each batch. Afterwards it
 * doubles up to half of the size at which they began to suffer, and grows slowly from there, so
 * that this limit is not exceeded again and again.
 *
 * @param size rows of the next batch at most
 * @param strained for how many batches in a row others suffer
 * @param borne half of what it was when others began to suffer last; 0 when they never did
 * @param pause before the next batch
 */
public record Pace(PaceTerms terms, int size, int strained, int borne, Duration pause) {

  /** More rows would be held in memory by the server, and lost at once by a failure. */
  private static final int LARGEST = 200_000;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final int MOST_DOUBLINGS = 10;

  /** By this part of itself it grows where others may suffer. */
  private static final int LITTLE = 20;

  /** The pace of the first batch; {@code size} is the file's, or that of the run before. */
  public static Pace first(PaceTerms terms, int size) {
    Integer fixed = terms.fixed();
    return new Pace(terms, fixed == null ? bounded(size) : fixed, 0, 0, Duration.ZERO);
  }

  /** The pace after a batch of so many rows that took so long; {@code strains} are its own. */
  public Pace after(long rows, Duration took, List<Strain> strains) {
    if (strains.isEmpty()) {
      return new Pace(terms, adapted(rows, took), 0, borne, terms.sleep());
    }
    int times = Math.min(strained + 1, MOST_DOUBLINGS);
    Duration longest =
        strains.stream().map(strain -> strain.kind().longest()).max(Duration::compareTo).get();
    Duration grown = FIRST_PAUSE.multipliedBy(1L << times);
    Duration give = grown.compareTo(longest) < 0 ? grown : longest;
    int less = Math.min(half(), adapted(rows, took));
    int half = strained == 0 ? Math.max(1, size / 2) : borne;
    return new Pace(terms, less, times, half, terms.sleep().plus(give));
  }

  /** The pace after one that met a lock, or its timeout, and is tried again. */
  public Pace afterConflict() {
    return new Pace(terms, half(), strained, borne, terms.sleep());
  }

  private int half() {
    return terms.fixed() == null ? bounded(size / 2) : size;
  }

  /** A batch that was not full, such as the last, says nothing of how many rows would fit. */
  private int adapted(long rows, Duration took) {
    double ratio = (double) terms.target().toNanos() / Math.max(1_000_000, took.toNanos());
    boolean full = rows >= size;
    if (terms.fixed() != null || (!full && ratio > 1)) {
      return size;
    }
    return bounded(Math.min(most(), (long) (size * Math.min(2, ratio))));
  }

  private long most() {
    if (borne == 0) {
      return 2L * size;
    }
    return size < borne ? Math.min(2L * size, borne) : size + Math.max(1L, size / LITTLE);
  }

  private static int bounded(long size) {
    return (int) Math.max(1, Math.min(LARGEST, size));
  }
}

package dev.slipway.backfill.plan;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of one run of a backfill.
 *
 * @param maxRows how many rows it may look at; null for all
 */
public record BackfillTerms(Begin begin, Range range, PaceTerms pace, @Nullable Long maxRows) {

  /** The usual: goes on where the last run stopped, through all rows. */
  public static final BackfillTerms USUAL =
      new BackfillTerms(Begin.GO_ON, Range.WHOLE, PaceTerms.USUAL, null);

  /** Where a run begins. */
  public enum Begin {
    /** Behind the last batch that was done; one that somebody holds or has cancelled is left. */
    GO_ON,
    /** The same, also where somebody holds or has cancelled it. */
    RESUME,
    /** At the first row, whatever was done before. */
    RESTART
  }
}

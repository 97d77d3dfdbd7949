package dev.slipway.backfill.plan;

/**
 * A part of a table's rows that is gone through by itself.
 *
 * @param part from 1, or 0 for all rows
 * @param parts how many there are, 0 for none
 */
public record Range(int part, int parts) {

  /** All rows. */
  public static final Range WHOLE = new Range(0, 0);

  /** True for all rows. */
  public boolean isWhole() {
    return part == 0;
  }
}

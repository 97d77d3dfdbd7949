package dev.slipway.proof.rows;

import java.util.List;

/**
 * What became of rows between two moments.
 *
 * @param lost what was there and is not; a text each
 * @param more what was not there
 */
public record RowsChange(List<String> lost, List<String> more) {

  /** Nothing. */
  public static final RowsChange NONE = new RowsChange(List.of(), List.of());
}

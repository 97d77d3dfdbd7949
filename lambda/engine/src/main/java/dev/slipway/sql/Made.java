package dev.slipway.sql;

import java.util.List;

/**
 * A statement's text where it is not a stretch of its file: psql commands stood in it, or variables
 * were put into it.
 *
 * @param pieces what it is made of, in order, the first at 0
 */
record Made(String text, List<Piece> pieces) {

  /**
   * @param at offset in the made text
   * @param from offset in the file
   * @param verbatim whether it is copied from there; else all of it stands for that one place
   */
  record Piece(int at, int from, boolean verbatim) {}

  /** Where a character stands in the file. */
  int sourceOffset(int offset) {
    Piece holding = pieces.get(0);
    for (Piece piece : pieces) {
      holding = piece.at <= offset ? piece : holding;
    }
    return holding.verbatim ? holding.from + offset - holding.at : holding.from;
  }
}

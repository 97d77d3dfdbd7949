package dev.slipway.run;

import dev.slipway.sql.TextPosition;
import java.util.List;

/**
 * Where in a file a statement failed.
 *
 * @param file the file, or what else the script was read from
 * @param row the row of a COPY, 0 for none
 * @param note what else there is to say of the place, empty for nothing
 * @param context the functions that were running, the innermost first, each with its place where it
 *     is in the file too
 * @param secrets the passwords that stand in the statement
 */
record FailurePlace(
    String file,
    TextPosition position,
    int row,
    String note,
    List<String> context,
    List<String> secrets) {

  /** As editors and terminals link it. */
  @Override
  public String toString() {
    return file + ":" + position + (row == 0 ? "" : " (row " + row + " of the COPY)") + note;
  }
}

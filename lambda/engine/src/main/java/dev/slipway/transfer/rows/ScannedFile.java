package dev.slipway.transfer.rows;

import dev.slipway.error.Problem;
import dev.slipway.postgres.TableName;
import java.util.List;
import java.util.Map;

/**
 * What reading a file through has shown.
 *
 * @param problems why it cannot be taken, with file and line; empty when it can
 * @param notes what is to be told of it
 * @param sequences the last values that it tells of sequences
 */
public record ScannedFile(
    List<FoundRows> rows,
    List<Problem> problems,
    List<String> notes,
    Map<TableName, Long> sequences) {

  static ScannedFile of(FoundRows rows, List<Problem> problems) {
    return new ScannedFile(List.of(rows), List.copyOf(problems), List.of(), Map.of());
  }

  static ScannedFile wrong(List<Problem> problems) {
    return new ScannedFile(List.of(), List.copyOf(problems), List.of(), Map.of());
  }
}

package dev.slipway.transfer.rows;

import dev.slipway.postgres.TableName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table in one file.
 *
 * @param named the table that the text names; null where only the file's name tells
 * @param rows how many there are
 * @param line where they begin
 */
public record FoundRows(
    @Nullable TableName named, FileColumns columns, long rows, long line, RowsSender sender) {

  /** The table that the text names. */
  public Optional<TableName> table() {
    return Optional.ofNullable(named);
  }
}

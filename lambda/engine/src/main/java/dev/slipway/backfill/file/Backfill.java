package dev.slipway.backfill.file;

import dev.slipway.migration.FileOptions;
import dev.slipway.postgres.TableName;
import java.util.List;

/**
 * A change of data in batches, as its file says.
 *
 * @param name the file's name without its end
 * @param file the file's path in the source
 * @param table whose rows are gone through
 * @param key the columns that order its rows, as they are stored; empty for the primary key
 * @param batch how many rows the first batch has
 * @param parameters what must be, or can be, given
 * @param description what it is for, possibly empty
 * @param checksum over the statement, its table, key and parameters
 */
public record Backfill(
    String name,
    String file,
    TableName table,
    List<String> key,
    int batch,
    List<Parameter> parameters,
    String description,
    FileOptions options,
    BatchStatement statement,
    String checksum) {}

package dev.slipway.transfer.table;

import dev.slipway.postgres.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of a database that hold data, and what ties them together.
 *
 * @param database its name
 * @param user the role that reads it
 * @param server the version of its server
 * @param tables sorted by name
 * @param keys all foreign keys between tables, also those of tables that were left out
 * @param leftOut tables that hold no data of the application, with the reason
 */
public record DataSchema(
    String database,
    String user,
    String server,
    List<DataTable> tables,
    List<ForeignKey> keys,
    List<DataSequence> sequences,
    List<LeftOutTable> leftOut) {

  /** A table by its name. */
  public Optional<DataTable> table(TableName name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** The same with fewer tables; the keys stay, also those that lead to what is gone. */
  public DataSchema with(Predicate<DataTable> chosen) {
    return new DataSchema(
        database, user, server, tables.stream().filter(chosen).toList(), keys, sequences, leftOut);
  }

  /** The names of the tables. */
  public Set<TableName> names() {
    return tables.stream().map(DataTable::name).collect(Collectors.toUnmodifiableSet());
  }

  /** The sequences that number columns of these tables. */
  public Stream<DataSequence> sequencesWithin() {
    Set<TableName> names = names();
    return sequences.stream().filter(one -> one.table() != null && names.contains(one.table()));
  }
}

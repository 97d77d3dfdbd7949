package dev.slipway.transfer.check;

import dev.slipway.backup.scope.Scope;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.DataSchemaReader;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.DataTable.Right;
import dev.slipway.transfer.table.LeftOutTable;
import dev.slipway.transfer.table.Partitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which tables a check reads, under locks. */
final class CheckedTables implements Scope<CheckedTables.Seen> {

  /** A standby has no rows of tables that are not logged. */
  private static final String ABSENT =
      """
      SELECT DISTINCT n.nspname AS schema, r.relname AS name FROM pg_class c
        JOIN pg_class r ON r.oid = COALESCE(pg_partition_root(c.oid), c.oid)
        JOIN pg_namespace n ON n.oid = r.relnamespace
      WHERE pg_is_in_recovery() AND c.relpersistence = 'u' AND c.relkind IN ('r', 'p')
      ORDER BY 1, 2\
      """;

  private final Session reader;
  private final TableScope choice;

  /**
   * What is seen.
   *
   * @param snapshot as the server exported it
   * @param startedAt the moment that it is of
   */
  record Seen(CheckScope scope, String snapshot, String startedAt) {}

  /** {@code reader} is the session that reads; {@code choice} leaves tables out. */
  CheckedTables(Session reader, TableScope choice) {
    this.reader = reader;
    this.choice = choice;
  }

  @Override
  public Words words() {
    return new Words("Nothing was checked", "check again", CheckFailed::new);
  }

  @Override
  public List<String> lockable(Session keeper) {
    return read(keeper).tables().stream().map(DataTable::name).map(TableName::quoted).toList();
  }

  @Override
  public @Nullable Seen plan(Row origin, Set<String> locked) {
    CheckScope scope = read(reader);
    return scope.tables().stream().allMatch(table -> locked.contains(table.name().quoted()))
        ? new Seen(scope, origin.text("snapshot"), origin.text("started_at"))
        : null;
  }

  private CheckScope read(Session session) {
    DataSchema all = DataSchemaReader.read(session);
    Rows absent = session.execute(ABSENT).get(0);
    DataSchema whole = without(all, absent.list().stream().map(CheckedTables::name));
    CheckScope scope = choice.of(whole, Partitions.read(session));
    refuseHidden(scope);
    return scope;
  }

  private static DataSchema without(DataSchema all, Stream<TableName> absent) {
    Set<TableName> gone = absent.collect(Collectors.toSet());
    List<LeftOutTable> leftOut = new ArrayList<>(all.leftOut());
    gone.forEach(table -> leftOut.add(new LeftOutTable(table, "unlogged, and this is a standby")));
    return new DataSchema(
        all.database(),
        all.user(),
        all.server(),
        all.tables().stream().filter(table -> !gone.contains(table.name())).toList(),
        all.keys().stream()
            .filter(key -> !gone.contains(key.table()) && !gone.contains(key.target()))
            .toList(),
        all.sequences(),
        List.copyOf(leftOut));
  }

  private static TableName name(Row row) {
    return new TableName(row.text("schema"), row.text("name"));
  }

  /** Of a table of which only some rows are seen, nothing can be said. */
  private void refuseHidden(CheckScope scope) {
    String hidden =
        scope.tables().stream()
            .filter(table -> !table.may(Right.SELECT))
            .map(table -> table.name().toString())
            .collect(Collectors.joining(", "));
    if (!hidden.isEmpty()) {
      String role = scope.whole().user();
      throw words()
          .failure(
              "role "
                  + role
                  + " may not read all rows of "
                  + hidden
                  + ". Next: grant it SELECT there and USAGE of the schema (from PostgreSQL 14 on:"
                  + " GRANT pg_read_all_data TO "
                  + Sql.name(role)
                  + "), with row security also BYPASSRLS; check as the owner; or leave tables out"
                  + " with --exclude.",
              null);
    }
  }
}

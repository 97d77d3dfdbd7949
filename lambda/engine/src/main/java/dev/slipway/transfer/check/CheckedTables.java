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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which tables a check reads, under locks. */
final class CheckedTables implements Scope<CheckedTables.Seen> {

  private static final String PARTITIONS =
      """
      SELECT n.nspname AS schema, c.relname AS name, rn.nspname AS root_schema, r.relname AS root_name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_class r ON r.oid = pg_partition_root(c.oid) JOIN pg_namespace rn ON rn.oid = r.relnamespace
      WHERE c.relispartition AND c.relkind IN ('r', 'p')\
      """;

  private final Session reader;
  private final UnaryOperator<DataSchema> choice;

  /**
   * What is seen.
   *
   * @param snapshot as the server exported it
   * @param startedAt the moment that it is of
   */
  record Seen(CheckScope scope, String snapshot, String startedAt) {}

  /** {@code reader} is the session that reads; {@code choice} leaves tables out. */
  CheckedTables(Session reader, UnaryOperator<DataSchema> choice) {
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
    DataSchema whole = DataSchemaReader.read(session);
    CheckScope scope = new CheckScope(whole, choice.apply(whole), partitions(session));
    refuseHidden(scope);
    return scope;
  }

  private static Map<TableName, TableName> partitions(Session session) {
    Rows rows = session.execute(PARTITIONS).get(0);
    Map<TableName, TableName> roots = new HashMap<>();
    for (Row row : rows.list()) {
      roots.put(
          new TableName(row.text("schema"), row.text("name")),
          new TableName(row.text("root_schema"), row.text("root_name")));
    }
    return Map.copyOf(roots);
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

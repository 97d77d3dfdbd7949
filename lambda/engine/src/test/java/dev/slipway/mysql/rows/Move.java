package dev.slipway.mysql.rows;

import dev.slipway.config.MysqlSettings;
import dev.slipway.error.Problems;
import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.rows.TableReading.Pair;
import dev.slipway.mysql.schema.MysqlColumn;
import dev.slipway.mysql.schema.MysqlSchema;
import dev.slipway.mysql.schema.MysqlSchemaReader;
import dev.slipway.mysql.schema.MysqlTable;
import dev.slipway.testing.mysql.MariaDbDatabase;
import dev.slipway.testing.postgres.PgDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Moves tables between real servers, by the driver's own COPY, each into the table of its name. */
final class Move implements AutoCloseable {

  private final MysqlSession session;
  private final MysqlSchema schema;
  private final Connection target;

  /**
   * What became of a table.
   *
   * @param rows how many came
   * @param rejects what did not
   * @param problems why nothing was moved
   */
  record Result(long rows, List<Reject> rejects, List<String> problems) {}

  private Move(MysqlSession session, Connection target) {
    this.session = session;
    this.schema = MysqlSchemaReader.read(session);
    this.target = target;
  }

  static Move between(MariaDbDatabase mysql, PgDatabase postgres, String parameters)
      throws Exception {
    MysqlSettings settings = MysqlSettings.read("--from", mysql.url() + parameters, Map.of());
    return new Move(MysqlSession.open(settings), postgres.connect());
  }

  /** Moves the one table. */
  static Result of(MariaDbDatabase mysql, PgDatabase postgres, String parameters) throws Exception {
    try (Move move = between(mysql, postgres, parameters)) {
      return move.table("t");
    }
  }

  Result table(String name) throws Exception {
    MysqlTable table =
        schema.tables().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    Problems problems = new Problems();
    List<Pair> pairs = pairs(table);
    TableReading reading = TableReading.of(table, pairs, session.settings().zone(), problems);
    if (problems.count() > 0) {
      return new Result(0, List.of(), problems.list().stream().map(Object::toString).toList());
    }
    List<Reject> rejects = new ArrayList<>();
    try (CopyRows rows = new CopyRows(session, reading, rejects::add)) {
      String names =
          pairs.stream()
              .map(pair -> '"' + pair.target().name() + '"')
              .collect(Collectors.joining(", "));
      target
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + name + " (" + names + ") FROM STDIN", rows);
      return new Result(rows.rows(), rejects, List.of());
    }
  }

  private List<Pair> pairs(MysqlTable table) throws Exception {
    List<Pair> pairs = new ArrayList<>();
    try (Statement statement = target.createStatement();
        ResultSet columns =
            statement.executeQuery(
                "SELECT attname, format_type(atttypid, atttypmod), NOT attnotnull FROM"
                    + " pg_attribute WHERE attrelid = '"
                    + table.name()
                    + "'::regclass AND attnum > 0 ORDER BY attnum")) {
      while (columns.next()) {
        String name = columns.getString(1);
        MysqlColumn source = table.column(name).orElseThrow();
        pairs.add(
            new Pair(source, new TargetColumn(name, columns.getString(2), columns.getBoolean(3))));
      }
    }
    return pairs;
  }

  @Override
  public void close() throws Exception {
    session.close();
    target.close();
  }
}

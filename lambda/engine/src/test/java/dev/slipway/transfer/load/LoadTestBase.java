package dev.slipway.transfer.load;

import dev.slipway.Wiring;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.SettingsReader;
import dev.slipway.ledger.Deadline;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.postgres.TableName;
import dev.slipway.progress.WorkListener;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Loads rows that stand in the test. */
class LoadTestBase {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  private final List<Rows> rows = new ArrayList<>();

  /** Lines of COPY text for some columns of a table. */
  private record Rows(String table, List<String> columns, List<String> parts) {}

  /** Some lines, with a space for a tab, in parts. */
  LoadTestBase rows(String table, String columns, String... parts) {
    rows.add(new Rows(table, List.of(columns.split(",")), List.of(parts)));
    return this;
  }

  static LoadTerms terms(LoadMode mode) {
    return new LoadTerms(
        "import", mode, TriggerUse.REST, Map.of(), Duration.ofSeconds(5), 1, Deadline.none());
  }

  LoadResult load(LoadMode mode) {
    return load(db.url(), terms(mode), LoadSteps.NONE);
  }

  LoadResult load(String url, LoadTerms terms, LoadSteps steps) {
    Connector target = connector(url);
    try (Session session = target.open()) {
      LoadPlanner planner = planner(session, terms);
      if (!planner.problems().isEmpty()) {
        throw new IllegalStateException(planner.problems().toString());
      }
      return new Loader(session, target, new WorkListener() {}).run(planner.plan(), steps);
    }
  }

  List<String> problems(String url, LoadTerms terms) {
    try (Session session = connector(url).open()) {
      return planner(session, terms).problems().stream().map(Object::toString).toList();
    }
  }

  private LoadPlanner planner(Session session, LoadTerms terms) {
    LoadTarget target = LoadTargetReader.read(session);
    List<TableLoad> loads =
        rows.stream()
            .map(
                one -> {
                  DataTable table = target.schema().table(TableName.parse(one.table())).get();
                  List<DataColumn> columns =
                      one.columns().stream().map(name -> table.column(name).get()).toList();
                  long count = one.parts().stream().flatMap(String::lines).count();
                  return new TableLoad(
                      table,
                      columns,
                      count,
                      one.parts().stream().map(LoadTestBase::input).toList());
                })
            .toList();
    return new LoadPlanner(target, loads, terms);
  }

  private static IncomingRows input(String lines) {
    String text = lines.isEmpty() ? "" : lines.replace(' ', '\t') + "\n";
    return new IncomingRows() {
      @Override
      public String subject() {
        return "a file";
      }

      @Override
      public long send(Session session, String into, List<DataColumn> columns) throws IOException {
        String sql = "COPY " + into + " (" + DataTable.list(columns) + ") FROM STDIN";
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return session.copies().in(sql, in);
      }
    };
  }

  static Connector connector(String url) {
    DatabaseSettings database =
        SettingsReader.read(Map.of("DATABASE_URL", url), Wiring.credentials(Map.of())).database();
    Duration wait = Duration.ofSeconds(10);
    return new Connector(
        Objects.requireNonNull(database), SessionOptions.of("load test", wait, wait), text -> {});
  }
}

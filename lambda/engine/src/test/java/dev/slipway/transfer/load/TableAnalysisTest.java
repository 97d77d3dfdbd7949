package dev.slipway.transfer.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.DataSchemaReader;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables are analyzed, big ones by two sessions; what fails of one table is told of that one. */
class TableAnalysisTest {

  private static final String UNSEEN =
      "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND reltuples < 1"
          + " AND relnamespace = 'public'::regnamespace";

  @RegisterExtension final PgDatabase db = new PgDatabase();

  private List<String> analyzed(long about, Connector helping, String... tables) {
    try (Session session = LoadTestBase.connector(db.url()).open()) {
      DataSchema schema = DataSchemaReader.read(session);
      List<TableLoad> loads =
          Stream.of(tables)
              .map(name -> schema.table(TableName.parse(name)).orElseThrow())
              .map(table -> new TableLoad(table, table.writable(), null, about, List.of()))
              .toList();
      return new TableAnalysis(session, helping).of(loads);
    }
  }

  private void tables() throws SQLException {
    db.execute(
        "CREATE TABLE a AS SELECT 1 AS id",
        "CREATE TABLE b AS SELECT 2 AS id",
        "CREATE TABLE c AS SELECT 3 AS id",
        "CREATE TABLE d AS SELECT 4 AS id");
  }

  @Test
  void everyTableIsSeenWhetherBigOrSmall() throws SQLException {
    tables();
    Connector target = LoadTestBase.connector(db.url());

    assertThat(analyzed(1_000_000, target, "a", "b", "c")).isEmpty();
    assertThat(db.queryString(UNSEEN)).isEqualTo("1");
    assertThat(analyzed(1, target, "d")).isEmpty();
    assertThat(db.queryString(UNSEEN)).isEqualTo("0");
  }

  @Test
  void aSecondSessionThatIsNotLetInLeavesAllToTheFirst() throws SQLException {
    tables();
    Connector nowhere = LoadTestBase.connector(db.url().replaceFirst("/[^/?]*(\\?|$)", "/none$1"));

    assertThat(analyzed(1_000_000, nowhere, "a", "b", "c", "d")).isEmpty();
    assertThat(db.queryString(UNSEEN)).isEqualTo("0");
  }

  @Test
  void whatFailsIsToldOfItsTable() throws SQLException {
    tables();
    db.execute(
        "CREATE TABLE divisor AS SELECT 1 AS by",
        "CREATE FUNCTION over(int) RETURNS int IMMUTABLE LANGUAGE sql AS"
            + " 'SELECT $1 / by FROM public.divisor'",
        "CREATE INDEX ON b (over(id))",
        "UPDATE divisor SET by = 0");
    Connector target = LoadTestBase.connector(db.url());

    assertThat(analyzed(1_000_000, target, "a", "b", "c", "d"))
        .singleElement()
        .asString()
        .startsWith("ANALYZE of public.b failed: division by zero");
  }
}

package dev.slipway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which tables a statement locks, as far as its words tell. */
class TouchedTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "ALTER TABLE IF EXISTS ONLY app.orders ADD COLUMN i int|app.orders!",
        "ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (i) REFERENCES app.b (id)|a! app.b!",
        "DROP TABLE IF EXISTS \"Old Ones\"|Old Ones!",
        "TRUNCATE TABLE a|a!",
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY app.orders (id)|app.orders!",
        "CREATE INDEX ON Orders (id)|orders!",
        "CREATE OR REPLACE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION f()|a!",
        "CREATE CONSTRAINT TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f()|a!",
        "CREATE POLICY p ON a USING (true)|a!",
        "VACUUM FULL a|a!",
        "CLUSTER TABLE a|a!",
        "INSERT INTO app.a VALUES (1)|app.a",
        "UPDATE ONLY a SET i = 1|a",
        "DELETE FROM a WHERE true|a",
        "MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE|a",
        "LOCK a IN SHARE MODE|a",
        "CREATE TABLE a (i int REFERENCES b, up int REFERENCES a, FOREIGN KEY (i) REFERENCES app.c)"
            + "|b! app.c!",
        "CREATE TABLE a (i int)|-",
        "DROP TABLE a, app.b CASCADE|a! app.b!",
        "TRUNCATE a, b|a! b!",
        "ALTER TABLE a ADD i int REFERENCES b, ADD j int REFERENCES c|a! b! c!",
        "CREATE VIEW v AS SELECT * FROM a JOIN b ON true|-",
        "SELECT 'ALTER TABLE a'|-",
      })
  void tells(String sql, String expected) {
    String told =
        TouchedTable.of(StatementWords.of(sql)).stream()
            .map(
                table ->
                    (table.schema() == null ? "" : table.schema() + ".")
                        + table.name()
                        + (table.changed() ? "!" : ""))
            .collect(Collectors.joining(" "));
    assertThat(told).isEqualTo(expected == null ? "" : expected);
  }
}

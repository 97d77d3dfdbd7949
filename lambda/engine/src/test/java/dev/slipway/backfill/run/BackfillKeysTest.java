package dev.slipway.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the keys that rows can be gone through by, and those that cannot. */
class BackfillKeysTest extends BackfillTestBase {

  private static final int ROWS = 500;

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "uuid => md5(i::text)::uuid",
        "text => (i % 7) || chr(97 + i % 26) || ' ''\\\\' || i",
        "text COLLATE odd => chr(65 + i % 2 * 32 + i % 26) || i",
        "text COLLATE \"C\" => chr(65 + i % 2 * 32 + i % 26) || i",
        "varchar(20) COLLATE \"de-x-icu\" => chr(228 + i % 20) || i",
        "char(9) => 'k' || i || ' '",
        "numeric(12, 3) => i / 8.0 - 20",
        "float8 => 1.0 / i",
        "timestamptz => timestamptz '2026-01-01 00:00:00.123456+05' + i * interval '7 hours'",
        "date => CASE i WHEN 1 THEN date 'infinity' ELSE date '2000-01-01' - i END",
        "interval => i * interval '1 hour' - interval '90 hours'",
        "bytea => decode(md5(i::text), 'hex')",
        "inet => inet '10.0.0.0' + i",
        "code => ('c' || i)::code",
        "citext => chr(65 + i % 2 * 32 + i % 26) || i",
        "int4range => int4range(i, i + 5)",
        "text[] => ARRAY[i::text, NULL]",
        "\"char\"[] => ARRAY[chr(97 + i % 26)::\"char\", 'x'] || string_to_array(i::text,"
            + " NULL)::\"char\"[]"
      })
  void goesThroughKeysOfEveryType(String type, String value) throws Exception {
    try (var superuser = db.connectAsSuperuser();
        var statement = superuser.createStatement()) {
      statement.execute("CREATE EXTENSION IF NOT EXISTS citext");
    }
    db.execute(
        "CREATE COLLATION odd (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
        "CREATE DOMAIN code AS text NOT NULL CHECK (VALUE LIKE 'c%')",
        "CREATE TABLE t (id " + type + " PRIMARY KEY, n int NOT NULL DEFAULT 0)",
        "INSERT INTO t SELECT " + value + " FROM generate_series(1, " + ROWS + ") i");
    BackfillResult result = run(fill(PLUS_ONE), terms(73));
    assertThat(result.own().seen()).isEqualTo(ROWS);
    assertThat(result.own().batches()).isEqualTo(7);
    assertThat(counts()).isEqualTo(List.of(List.of("1", "" + ROWS)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "PRIMARY KEY (at, id) => ''",
        "PRIMARY KEY (id) => CREATE INDEX ON t (at, id)",
        "PRIMARY KEY (id) => CREATE INDEX ON t (at DESC, id DESC)",
        "UNIQUE (id) => CREATE UNIQUE INDEX ON t (at, id) INCLUDE (n)",
      })
  void goesThroughSeveralColumns(String constraint, String index) throws Exception {
    db.execute(
        "CREATE TABLE t (at timestamptz NOT NULL, id uuid NOT NULL, n int NOT NULL DEFAULT 0, "
            + constraint
            + ")",
        index.replace("''", "SELECT 1"),
        "INSERT INTO t SELECT timestamptz '2026-01-01' + (i / 20) * interval '1 min',"
            + " md5(i::text)::uuid FROM generate_series(1, 500) i");
    String text =
        """
        -- Table: t
        -- Key: at, id
        UPDATE t SET n = n + 1 WHERE (at, id) > :batch_from AND (at, id) <= :batch_to;
        """;
    assertThat(run(fill(text), terms(33)).own().batches()).isEqualTo(16);
    assertThat(counts()).isEqualTo(List.of(List.of("1", "500")));
  }

  /** No comparison of rows can name the operators of both. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(t.code, id) BETWEEN :batch_from AND (:batch_to)",
        "(code, id) > (:batch_from) AND (:batch_to >= (code, id)) AND n < 1",
      })
  void goesThroughColumnsOfTwoSchemas(String bounds) throws Exception {
    try (var superuser = db.connectAsSuperuser();
        var statement = superuser.createStatement()) {
      statement.execute("CREATE EXTENSION IF NOT EXISTS citext");
    }
    db.execute(
        "CREATE TABLE t (code citext, id int, n int NOT NULL DEFAULT 0, PRIMARY KEY (code, id))",
        "INSERT INTO t SELECT chr(65 + i % 2 * 32 + i % 5), i FROM generate_series(1, 300) i");
    String text = "-- Table: t\nUPDATE t SET n = n + 1 WHERE " + bounds;
    BackfillResult result = run(fill(text), terms(41));
    assertThat(result.own().seen()).isEqualTo(300);
    assertThat(result.own().batches()).isEqualTo(8);
    assertThat(counts()).isEqualTo(List.of(List.of("1", "300")));
  }

  @Test
  void goesThroughPartitions() throws Exception {
    db.execute(
        "CREATE TABLE t (at date, id int, n int NOT NULL DEFAULT 0, PRIMARY KEY (at, id))"
            + " PARTITION BY RANGE (at)",
        "CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')",
        "CREATE TABLE t_2 PARTITION OF t DEFAULT PARTITION BY HASH (id)",
        "CREATE TABLE t_2a PARTITION OF t_2 FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
        "CREATE TABLE t_2b PARTITION OF t_2 FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
        "INSERT INTO t SELECT date '2026-01-20' + i / 10, i FROM generate_series(1, 300) i");
    String text =
        """
        -- Table: t
        UPDATE t SET n = n + 1 WHERE (at, id) BETWEEN :batch_from AND :batch_to;
        """;
    run(fill(text), terms(41));
    assertThat(counts()).isEqualTo(List.of(List.of("1", "300")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "id int, n int => '' => '' => no primary key",
        "id int UNIQUE, n int => '' => id => ALTER TABLE \"public\".\"t\" ALTER COLUMN \"id\" SET"
            + " NOT NULL",
        "id int NOT NULL UNIQUE, n int => '' => '' => -- Key: id",
        "id int NOT NULL, n int => CREATE INDEX ON t (id) => id => CREATE UNIQUE INDEX CONCURRENTLY"
            + " ON",
        "id int PRIMARY KEY DEFERRABLE, n int => '' => id => DEFERRABLE",
        "id int NOT NULL, n int => CREATE UNIQUE INDEX ON t (id) WHERE n > 0 => id => partial",
        "id int NOT NULL, n int NOT NULL, UNIQUE (n, id) => '' => id, n => CREATE INDEX"
            + " CONCURRENTLY ON",
        "id text NOT NULL => CREATE UNIQUE INDEX ON t (id text_pattern_ops) => id => sorted by"
            + " default",
        "id text NOT NULL => CREATE UNIQUE INDEX ON t (id COLLATE \"C\") => id => sorted by"
            + " default",
        "id int NOT NULL => CREATE UNIQUE INDEX ON t (lower(id::text)) => id => UNIQUE",
        "id int PRIMARY KEY => '' => nope => there is no column nope",
      })
  void refusesKeysThatCouldSkipRows(String columns, String index, String key, String told)
      throws Exception {
    db.execute("CREATE TABLE t (" + columns + ")", index.replace("''", "SELECT 1"));
    String header = key.equals("''") ? "" : "-- Key: " + key + "\n";
    String bounds =
        key.contains(",")
            ? "(" + key + ") BETWEEN :batch_from AND :batch_to"
            : (key.equals("''") ? "id" : key) + " BETWEEN :batch_from AND :batch_to";
    String text = "-- Table: t\n" + header + "DELETE FROM t WHERE " + bounds + ";\n";
    assertThatThrownBy(() -> run(fill(text), terms(10)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(told)
        .hasMessageContaining("Nothing was done");
    assertThat(runner().states("fill")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "CREATE VIEW t AS SELECT 1 AS id, 2 AS n => a view",
        "CREATE MATERIALIZED VIEW t AS SELECT 1 AS id, 2 AS n => a materialized view",
        "SELECT 1 => There is no table",
      })
  void refusesWhatHasNoRowsOfItsOwn(String sql, String told) throws Exception {
    db.execute(sql);
    assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(10)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(told);
  }

  @Test
  void refusesWhereRowSecurityHidesRows() throws Exception {
    table(10);
    db.execute(
        "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE t FORCE ROW LEVEL SECURITY",
        "CREATE POLICY p ON t USING (id < 5)");
    assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(10)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Row security hides rows of public.t");
    assertThat(
            runner(db.superuserUrl(), Map.of(), dev.slipway.ledger.Deadline.none())
                .run(fill(PLUS_ONE), terms(10))
                .isDone())
        .isTrue();
  }

  @Test
  void aKeyThatATriggerChangesIsFoundBeforeAnythingIsDone() throws Exception {
    db.execute(
        "CREATE TABLE t (id int PRIMARY KEY, at timestamptz NOT NULL, n int NOT NULL)",
        "CREATE UNIQUE INDEX ON t (at, id)",
        "INSERT INTO t SELECT i, now() - interval '1 day', 0 FROM generate_series(1, 100) i",
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN NEW.at := clock_timestamp(); RETURN NEW; END $$",
        "CREATE TRIGGER touch BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()");
    String text =
        """
        -- Table: t
        -- Key: at, id
        UPDATE t SET n = n + 1 WHERE (at, id) BETWEEN :batch_from AND :batch_to;
        """;
    assertThatThrownBy(() -> run(fill(text), terms(10)))
        .isInstanceOf(BackfillFailed.class)
        .hasMessageContaining("rows were given other keys")
        .hasMessageContaining("at the batch from at ");
    assertThat(counts()).isEqualTo(List.of(List.of("0", "100")));
  }
}

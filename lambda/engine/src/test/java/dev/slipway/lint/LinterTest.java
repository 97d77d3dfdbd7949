package dev.slipway.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.hazard.HazardKind;
import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which statements are hazards, each beside one that is none. */
class LinterTest {

  @TempDir Path folder;

  private int files;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE INDEX i ON orders (a)|blocking-index",
        "CREATE UNIQUE INDEX ON app.orders (a)|blocking-index",
        "CREATE INDEX CONCURRENTLY i ON orders (a)|-",
        "CREATE TABLE t (a int); CREATE INDEX ON t (a)|-",
        "CREATE TABLE app.t (a int); CREATE INDEX ON app.t (a)|-",
        "CREATE TABLE t AS SELECT 1 AS a; CREATE INDEX ON t (a)|-",
        "CREATE MATERIALIZED VIEW t AS SELECT 1 AS a; CREATE INDEX ON t (a)|-",
        "DROP INDEX i|blocking-index-drop",
        "DROP INDEX CONCURRENTLY IF EXISTS i|-",
        "CREATE TABLE t (a int); CREATE INDEX i ON t (a); DROP INDEX i|-",
        "REINDEX TABLE orders|blocking-reindex",
        "REINDEX (VERBOSE) INDEX orders_a|blocking-reindex",
        "REINDEX TABLE CONCURRENTLY orders|-",
        "ALTER TABLE orders ADD PRIMARY KEY (id)|blocking-key",
        "ALTER TABLE orders ADD CONSTRAINT u UNIQUE (a, b)|blocking-key",
        "ALTER TABLE orders ADD COLUMN code text UNIQUE|blocking-key",
        "ALTER TABLE orders ADD EXCLUDE USING gist (r WITH &&)|blocking-key",
        "ALTER TABLE orders ADD CONSTRAINT u UNIQUE USING INDEX u|-",
        "ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b|validating-constraint",
        "ALTER TABLE a ADD CONSTRAINT c CHECK (i > 0)|validating-constraint",
        "ALTER TABLE a ADD CONSTRAINT c CHECK (i > 0) NOT VALID|-",
        "ALTER TABLE a ADD COLUMN b_id int REFERENCES b|-",
        "ALTER TABLE a ADD COLUMN b_id int DEFAULT 1 REFERENCES b|validating-constraint",
        "ALTER TABLE a ADD COLUMN i int CHECK (i > 0)|validating-constraint",
        "ALTER TABLE a ADD CONSTRAINT c CHECK (i > 0) NOT VALID; ALTER TABLE a VALIDATE CONSTRAINT"
            + " c|validation-together",
        "BEGIN; ALTER TABLE a ADD CONSTRAINT c CHECK (i > 0) NOT VALID; COMMIT; ALTER TABLE a"
            + " VALIDATE CONSTRAINT c|-",
        "ALTER TABLE a ALTER COLUMN i SET NOT NULL|set-not-null",
        "ALTER TABLE a ALTER i SET NOT NULL|set-not-null",
        "BEGIN; ALTER TABLE a ADD CONSTRAINT c CHECK (i IS NOT NULL) NOT VALID; COMMIT; ALTER TABLE"
            + " a VALIDATE CONSTRAINT c; ALTER TABLE a ALTER i SET NOT NULL|-",
        "ALTER TABLE a ALTER COLUMN i TYPE bigint|table-rewrite",
        "ALTER TABLE a ALTER i SET DATA TYPE numeric(10, 2) USING i::numeric|table-rewrite",
        "ALTER TABLE a ADD COLUMN id uuid DEFAULT gen_random_uuid()|table-rewrite",
        "ALTER TABLE a ADD COLUMN id bigserial|table-rewrite",
        "ALTER TABLE a ADD COLUMN id int GENERATED ALWAYS AS IDENTITY|table-rewrite",
        "ALTER TABLE a ADD COLUMN twice int GENERATED ALWAYS AS (i * 2) STORED|table-rewrite",
        "ALTER TABLE a SET UNLOGGED|table-rewrite",
        "ALTER TABLE a ADD COLUMN at timestamptz DEFAULT now()|-",
        "ALTER TABLE a ADD COLUMN at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP|-",
        "ALTER TABLE a ADD COLUMN price numeric(10, 2) DEFAULT 0|-",
        "ALTER TABLE a ADD COLUMN tags text[] DEFAULT '{}'|-",
        "VACUUM (FULL) a|table-rewrite",
        "CLUSTER a|table-rewrite",
        "DROP TABLE a|drop-table",
        "CREATE TABLE a (i int); DROP TABLE a|-",
        "ALTER TABLE a DROP COLUMN i|drop-column",
        "ALTER TABLE a DROP i, DROP CONSTRAINT c|drop-column",
        "ALTER TABLE a DROP CONSTRAINT c|-",
        "ALTER TABLE a RENAME COLUMN i TO j|rename",
        "ALTER TABLE a RENAME TO b|rename",
        "DROP VIEW v CASCADE|drop-cascade drop-object",
        "DROP VIEW v|drop-object",
        "DROP MATERIALIZED VIEW IF EXISTS app.v|drop-object",
        "DROP FUNCTION f(int), g|drop-object",
        "DROP TYPE mood, age|drop-object drop-object",
        "DROP VIEW v; CREATE VIEW v AS SELECT 1 AS a|-",
        "CREATE DOMAIN d AS int; DROP DOMAIN d|-",
        "CREATE TABLE made (i int); DROP TABLE made, orders|drop-table",
        "CREATE TABLE made (i int); TRUNCATE made, orders|truncate",
        "DROP OWNED BY app|drop-cascade",
        "ALTER VIEW v RENAME TO w|rename",
        "ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'|rename",
        "ALTER TABLE a SET SCHEMA app|rename",
        "ALTER FUNCTION f(int) SET SCHEMA app|rename",
        "ALTER INDEX i RENAME TO j|-",
        "ALTER SEQUENCE s RESTART|-",
        "ALTER TABLE a ADD COLUMN i int NOT NULL|fails-on-rows",
        "ALTER TABLE a ADD i int NOT NULL, ADD j int|fails-on-rows",
        "ALTER TABLE a ADD COLUMN IF NOT EXISTS i int|-",
        "ALTER TABLE a ADD COLUMN IF NOT EXISTS i int NOT NULL DEFAULT 1|-",
        "ALTER TABLE a ADD CONSTRAINT c CHECK (i IS NOT NULL) NOT VALID|-",
        "ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0)|validating-constraint",
        "ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID|-",
        "ALTER DOMAIN d SET DEFAULT 1|-",
        "SET session_replication_role = replica|triggers-off",
        "ALTER FUNCTION f() SECURITY DEFINER|definer-path",
        "ALTER FUNCTION f() SECURITY DEFINER SET search_path = pg_catalog|-",
        "ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC|grant-to-public",
        "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC|-",
        "TRUNCATE a|truncate",
        "UPDATE a SET i = 1|whole-table-change",
        "DELETE FROM a|whole-table-change",
        "UPDATE a SET i = 1 WHERE i = 2|-",
        "CREATE TABLE a (i int); UPDATE a SET i = 1|-",
        "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'glad'|enum-value",
        "DROP INDEX CONCURRENTLY i|retry",
        "REFRESH MATERIALIZED VIEW v|refresh-blocks",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY v|-",
        "LOCK TABLE a|lock-table",
        "ALTER TABLE a DISABLE TRIGGER ALL|triggers-off",
        "ALTER TABLE p ATTACH PARTITION a FOR VALUES IN (1)|attach-partition",
        "BEGIN; ALTER TABLE a ADD CONSTRAINT c CHECK (i IS NOT NULL AND i IN (1, 2)); COMMIT;"
            + " ALTER TABLE p ATTACH PARTITION a FOR VALUES IN (1, 2)|validating-constraint",
        "BEGIN; ALTER TABLE a ADD CONSTRAINT c CHECK (i IN (1)); COMMIT; ALTER TABLE p ATTACH"
            + " PARTITION a FOR VALUES IN (1)|validating-constraint attach-partition",
        "ALTER TABLE a ADD COLUMN i int; ALTER TABLE b ADD COLUMN i int|many-locks",
        "BEGIN; ALTER TABLE a ADD COLUMN i int; COMMIT; ALTER TABLE b ADD COLUMN i int|-",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'|definer-path",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog"
            + " AS 'SELECT 1'|-",
        "GRANT SELECT ON a TO PUBLIC|grant-to-public",
        "GRANT SELECT ON a TO app|-",
        "ALTER TABLE a DISABLE ROW LEVEL SECURITY|row-security-off",
        "ALTER TABLE a ENABLE ROW LEVEL SECURITY|-",
        "CREATE TABLE a_table_whose_name_is_so_long_that_the_server_will_not_keep_all_of_it (i"
            + " int)|long-name",
        "CREATE TABLE a (id serial PRIMARY KEY, j json, v varchar(10), t timestamp)|-",
      })
  void tells(String sql, String expected) throws IOException {
    Migration migration = migration(sql + ";");
    assertThat(kinds(Linter.eachAlone(List.of(migration), new Levels())))
        .isEqualTo(expected.equals("-") ? "" : expected);
  }

  @Test
  void styleIsToldWhereAsked() throws IOException {
    Levels levels = new Levels();
    assertThat(levels.set("here", "style", "warning")).isEmpty();
    Migration migration =
        migration(
            "CREATE TABLE a (id int PRIMARY KEY, s serial, j json, v varchar(10), c char(3), m"
                + " money, t timestamp, ok timestamptz, b jsonb, n text);");
    assertThat(kinds(Linter.eachAlone(List.of(migration), levels)))
        .isEqualTo(
            "style-int-key style-serial style-json style-varchar style-char style-money"
                + " style-timestamp");
  }

  @Test
  void whatASetHasMadeIsNoHazardInIt() throws IOException {
    List<Migration> set =
        List.of(
            migration("CREATE TABLE t (a int);"), migration("ALTER TABLE t ALTER a TYPE bigint;"));
    assertThat(Linter.together(set, new Levels())).isEmpty();
    assertThat(kinds(Linter.eachAlone(set, new Levels()))).isEqualTo("table-rewrite");
  }

  @Test
  void anOrderOfLocksThatAnotherFileReversesIsTold() throws IOException {
    List<Migration> set =
        List.of(
            migration("ALTER TABLE a ADD i int; ALTER TABLE b ADD i int;"),
            migration("ALTER TABLE b ADD j int; ALTER TABLE a ADD j int;"));
    Hazard reversed =
        Linter.together(set, new Levels()).stream()
            .filter(hazard -> hazard.kind() == HazardKind.LOCK_ORDER)
            .findFirst()
            .orElseThrow();
    assertThat(reversed.where()).isEqualTo("2_two.sql:1:26");
    assertThat(reversed.reason()).isEqualTo("Here b is locked first, at 1_two.sql:1:26 it is a.");
  }

  @Test
  void theRewriteNamesWhatTheStatementNames() throws IOException {
    assertThat(rewrite("ALTER TABLE app.\"Orders\" ADD FOREIGN KEY (a) REFERENCES b (id);"))
        .contains("ALTER TABLE app.\"Orders\" ADD FOREIGN KEY (a) REFERENCES b (id) NOT VALID;");
    assertThat(rewrite("CREATE UNIQUE INDEX i ON t (a) WHERE a > 0;"))
        .containsExactly("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a) WHERE a > 0;");
    assertThat(rewrite("ALTER TABLE orders ADD PRIMARY KEY (id);"))
        .containsExactly(
            "CREATE UNIQUE INDEX CONCURRENTLY orders_pkey ON orders (id);",
            "ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX"
                + " orders_pkey;");
    assertThat(rewrite("ALTER TABLE t ALTER a SET NOT NULL;"))
        .contains("ALTER TABLE t ADD CONSTRAINT t_a_not_null CHECK (a IS NOT NULL) NOT VALID;");
  }

  /** A rewrite that is a hazard itself would be none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE INDEX i ON orders (a)",
        "ALTER TABLE orders ADD CONSTRAINT u UNIQUE (a, b)",
        "ALTER TABLE a ADD CONSTRAINT c CHECK (i > 0)",
        "ALTER TABLE a ALTER COLUMN i SET NOT NULL",
        "REINDEX TABLE orders",
        "REFRESH MATERIALIZED VIEW v",
        "DROP INDEX CONCURRENTLY i",
      })
  void theRewriteIsNoHazard(String sql) throws IOException {
    List<Migration> parts =
        Arrays.stream(String.join("\n", rewrite(sql + ";")).split("(?m)^--.*$"))
            .filter(part -> !part.isBlank())
            .map(this::part)
            .toList();
    assertThat(parts).isNotEmpty();
    assertThat(kinds(Linter.together(parts, new Levels()))).isEmpty();
  }

  private Migration part(String sql) {
    try {
      return migration(sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileAcceptsOneWithItsReason() throws IOException {
    Migration migration =
        migration("-- slipway: allow=drop-table -- nobody reads it any more\nDROP TABLE a;");
    assertThat(Linter.eachAlone(List.of(migration), new Levels()))
        .extracting(Hazard::accepted)
        .containsExactly("nobody reads it any more");
  }

  /** What is said of a file grows with it, and not with its square. */
  @Test
  void ofManyLocksSomeAreNamed() throws IOException {
    String many =
        IntStream.range(0, 300)
            .mapToObj("ALTER TABLE t%d DROP COLUMN a;\n"::formatted)
            .collect(Collectors.joining());
    List<Hazard> found = Linter.eachAlone(List.of(migration(many)), new Levels());
    Hazard last = found.get(found.size() - 1);
    assertThat(last.line()).isEqualTo(300);
    assertThat(last.kind().word()).isEqualTo("many-locks");
    assertThat(last.blocks()).contains("t0, t1, ", "t19 and 280 more").doesNotContain("t20");
  }

  private List<String> rewrite(String sql) throws IOException {
    return Linter.eachAlone(List.of(migration(sql)), new Levels()).get(0).rewrite();
  }

  private Migration migration(String sql) throws IOException {
    files++;
    Files.writeString(folder.resolve(files + "_two.sql"), sql);
    return Migrations.read(new FolderSource(folder)).list().get(files - 1);
  }

  private static String kinds(List<Hazard> hazards) {
    return hazards.stream().map(one -> one.kind().word()).collect(Collectors.joining(" "));
  }

  private static final String EARLIER =
      """
      CREATE TABLE app.words (id int, name varchar(10) NOT NULL, "Name" varchar(5), price numeric(8, 2),
        code varchar(4) CHECK (code <> ''), there int, CONSTRAINT is_there CHECK (there IS NOT NULL));
      ALTER TABLE app.words ADD COLUMN note character varying(20) DEFAULT 'x', ADD state varchar(3);
      ALTER TABLE app.words ALTER state TYPE varchar(30);
      CREATE TABLE renamed (name varchar(10)); ALTER TABLE renamed RENAME COLUMN name TO other;
      """;

  /** What the server does not look at rows for is no hazard where the files tell it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name TYPE text|-",
        "name TYPE varchar(10)|-",
        "NAME SET DATA TYPE character varying(11)|-",
        "name TYPE varchar(9)|table-rewrite",
        "name TYPE text USING lower(name)|table-rewrite",
        "name TYPE text COLLATE \"C\"|table-rewrite",
        "name TYPE int|table-rewrite",
        "\"Name\" TYPE varchar(6)|-",
        "\"Name\" TYPE varchar(4)|table-rewrite",
        "price TYPE numeric(9, 2)|-",
        "price TYPE numeric|-",
        "price TYPE decimal(10, 3)|table-rewrite",
        "price TYPE numeric(7, 2)|table-rewrite",
        "code TYPE text|table-rewrite",
        "id TYPE bigint|table-rewrite",
        "note TYPE text|-",
        "state TYPE varchar(29)|table-rewrite",
        "state TYPE varchar(31)|-",
        "unknown TYPE text|table-rewrite",
        "there SET NOT NULL|-",
        "id SET NOT NULL|set-not-null",
      })
  void whatEarlierFilesSayIsKnown(String action, String expected) throws IOException {
    List<Migration> earlier = List.of(migration(EARLIER));
    List<Migration> set = List.of(migration("ALTER TABLE app.words ALTER COLUMN " + action + ";"));
    assertThat(kinds(Linter.behind(earlier, set, new Levels())))
        .isEqualTo(expected.equals("-") ? "" : expected);
    List<Migration> both = List.of(earlier.get(0), set.get(0));
    assertThat(kinds(Linter.eachAlone(both, new Levels())))
        .isIn(expected.equals("-") ? "" : expected);
  }

  @Test
  void whatWasRenamedOrDroppedIsNotKnown() throws IOException {
    List<Migration> earlier = List.of(migration(EARLIER + "DROP TABLE app.words;"));
    for (String sql :
        List.of(
            "ALTER TABLE renamed ALTER name TYPE text;",
            "ALTER TABLE app.words ALTER name TYPE text;",
            "ALTER TABLE words ALTER name TYPE text;")) {
      assertThat(kinds(Linter.behind(earlier, List.of(migration(sql)), new Levels())))
          .isEqualTo("table-rewrite");
    }
  }
}

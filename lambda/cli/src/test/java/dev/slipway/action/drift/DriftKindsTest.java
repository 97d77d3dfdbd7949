package dev.slipway.action.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests which changes are drift, for each kind of object, and which are everyday life. */
class DriftKindsTest {

  /**
   * A change by hand.
   *
   * @param made what there was before
   * @param drift what is to be told of it: what became of which object
   */
  private record Change(String made, String byHand, String drift) {}

  private static final List<Change> CHANGES =
      List.of(
          new Change("", "CREATE TABLE app.made_later ()", "ADDED table app.made_later"),
          table("gone", "DROP TABLE app.gone", "REMOVED"),
          table("renamed_column", "ALTER TABLE app.renamed_column RENAME b TO c"),
          table("new_column", "ALTER TABLE app.new_column ADD c int"),
          table("lost_column", "ALTER TABLE app.lost_column DROP b"),
          table("typed", "ALTER TABLE app.typed ALTER b TYPE varchar(9)"),
          table("required", "ALTER TABLE app.required ALTER b SET NOT NULL"),
          table("defaulted", "ALTER TABLE app.defaulted ALTER b SET DEFAULT 'x'"),
          table(
              "counted",
              "ALTER TABLE app.counted ALTER a ADD GENERATED ALWAYS AS IDENTITY",
              "CHANGED"),
          table("stored", "ALTER TABLE app.stored ALTER b SET STORAGE EXTERNAL"),
          table("collated", "ALTER TABLE app.collated ALTER b TYPE text COLLATE \"C\""),
          table("checked", "ALTER TABLE app.checked ADD CHECK (a > 0)"),
          table("once", "ALTER TABLE app.once ADD UNIQUE (b)"),
          table("unkeyed", "ALTER TABLE app.unkeyed DROP CONSTRAINT unkeyed_pkey"),
          table("referring", "ALTER TABLE app.referring ADD FOREIGN KEY (a) REFERENCES app.target"),
          table("unchecked", "ALTER TABLE app.unchecked ADD CHECK (a > 0) NOT VALID"),
          table("indexed", "CREATE INDEX ON app.indexed (b)"),
          table("filled", "ALTER TABLE app.filled SET (fillfactor = 50)"),
          table("unlogged", "ALTER TABLE app.unlogged SET UNLOGGED"),
          table("guarded", "ALTER TABLE app.guarded ENABLE ROW LEVEL SECURITY"),
          table("forced", "ALTER TABLE app.forced FORCE ROW LEVEL SECURITY"),
          table("allowed", "CREATE POLICY p ON app.allowed USING (a > 0)"),
          table("replicated", "ALTER TABLE app.replicated REPLICA IDENTITY FULL"),
          table(
              "identified",
              "ALTER TABLE app.identified REPLICA IDENTITY USING INDEX identified_pkey",
              "CHANGED"),
          table("measured", "CREATE STATISTICS app.s ON a, b FROM app.measured"),
          table("ruled", "CREATE RULE r AS ON DELETE TO app.ruled DO INSTEAD NOTHING"),
          table(
              "triggered",
              "CREATE TRIGGER t BEFORE UPDATE ON app.triggered FOR EACH ROW"
                  + " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
              "CHANGED"),
          table("sampled", "ALTER TABLE app.sampled ALTER b SET STATISTICS 500"),
          table("estimated", "ALTER TABLE app.estimated ALTER b SET (n_distinct = 7)"),
          table("packed", "ALTER TABLE app.packed ALTER b SET COMPRESSION pglz"),
          table("clustered", "ALTER TABLE app.clustered CLUSTER ON clustered_pkey", "CHANGED"),
          table("keyed", "ALTER INDEX app.keyed_pkey SET (fillfactor = 50)", "CHANGED"),
          table("toasted", "ALTER TABLE app.toasted SET (toast.autovacuum_enabled = off)"),
          table("correlated", "ALTER STATISTICS app.of_two SET STATISTICS 200", "CHANGED"),
          table("expressed", "ALTER INDEX app.of_sum ALTER COLUMN 1 SET STATISTICS 300", "CHANGED"),
          table("unclustered", "ALTER TABLE app.unclustered SET WITHOUT CLUSTER", "CHANGED"),
          new Change(
              "CREATE FUNCTION app.setting() RETURNS int LANGUAGE sql SET work_mem = '1MB'"
                  + " SET search_path = app AS 'SELECT 1'",
              "ALTER FUNCTION app.setting() SET work_mem = '2MB'",
              "CHANGED function app.setting()"),
          table("unwatched", "ALTER TABLE app.unwatched DISABLE TRIGGER ALL"),
          new Change(
              "CREATE TABLE app.parted (a int, b text) PARTITION BY RANGE (a)",
              "ALTER TABLE app.parted ADD c int",
              "CHANGED table app.parted"),
          new Change(
              "CREATE TABLE app.stepping (a int GENERATED ALWAYS AS IDENTITY)",
              "ALTER TABLE app.stepping ALTER a SET INCREMENT 7",
              "CHANGED table app.stepping"),
          table("heir", "ALTER TABLE app.heir NO INHERIT app.forebear"),
          new Change(
              "CREATE VIEW app.v AS SELECT 1 AS a",
              "CREATE OR REPLACE VIEW app.v AS SELECT 2 AS a",
              "CHANGED view app.v"),
          new Change(
              "CREATE MATERIALIZED VIEW app.m AS SELECT 1 AS a",
              "CREATE UNIQUE INDEX ON app.m (a)",
              "CHANGED materialized view app.m"),
          new Change(
              "CREATE SEQUENCE app.numbers",
              "ALTER SEQUENCE app.numbers INCREMENT 5",
              "CHANGED sequence app.numbers"),
          new Change(
              "CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
              "CREATE OR REPLACE FUNCTION app.f(a int) RETURNS int LANGUAGE sql AS 'SELECT 2'",
              "CHANGED function app.f(integer)"),
          new Change(
              "CREATE PROCEDURE app.p() LANGUAGE sql AS 'SELECT 1'",
              "ALTER PROCEDURE app.p() SECURITY DEFINER",
              "CHANGED procedure app.p()"),
          new Change(
              "CREATE AGGREGATE app.total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0')",
              "CREATE OR REPLACE AGGREGATE app.total(int)"
                  + " (SFUNC = int4pl, STYPE = int, INITCOND = '1')",
              "CHANGED aggregate app.total(integer)"),
          new Change(
              "CREATE TYPE app.mood AS ENUM ('sad', 'happy')",
              "ALTER TYPE app.mood ADD VALUE 'ok' BEFORE 'happy'",
              "CHANGED type app.mood"),
          new Change(
              "CREATE TYPE app.pair AS (a int, b int)",
              "ALTER TYPE app.pair ADD ATTRIBUTE c int",
              "CHANGED type app.pair"),
          new Change(
              "CREATE DOMAIN app.positive AS int",
              "ALTER DOMAIN app.positive ADD CHECK (VALUE > 0)",
              "CHANGED domain app.positive"),
          new Change(
              "CREATE TYPE app.span AS RANGE (subtype = int)",
              "DROP TYPE app.span",
              "REMOVED type app.span"),
          new Change("", "CREATE SCHEMA other", "ADDED schema other"),
          new Change("", "CREATE EXTENSION hstore SCHEMA app", "ADDED extension hstore"),
          new Change("", "CREATE EXTENSION pageinspect", "ADDED extension pageinspect"),
          new Change(
              "CREATE FUNCTION app.ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';"
                  + "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION app.ddl()",
              "ALTER EVENT TRIGGER e DISABLE",
              "CHANGED event trigger e"),
          new Change(
              "",
              "CREATE OPERATOR app.<<| (FUNCTION = int4pl, LEFTARG = int, RIGHTARG = int)",
              "ADDED operator app.<<|(integer,integer)"),
          new Change("", "CREATE COLLATION app.plain FROM \"C\"", "ADDED collation app.plain"),
          new Change(
              "", "CREATE PUBLICATION all_of_it FOR ALL TABLES", "ADDED publication all_of_it"),
          new Change(
              "CREATE PUBLICATION narrowed FOR TABLE app.target",
              "ALTER PUBLICATION narrowed SET (publish = 'insert')",
              "CHANGED publication narrowed"),
          new Change(
              "CREATE TEXT SEARCH CONFIGURATION app.words (COPY = simple)",
              "ALTER TEXT SEARCH CONFIGURATION app.words ALTER MAPPING FOR word WITH english_stem",
              "CHANGED text search configuration app.words"),
          new Change(
              "CREATE OPERATOR FAMILY app.family USING btree",
              "ALTER OPERATOR FAMILY app.family USING btree ADD FUNCTION 1 (int, bigint)"
                  + " btint48cmp(int, bigint)",
              "ADDED function of access method function 1 (integer, bigint) of app.family USING btree"),
          new Change("", "CREATE FOREIGN DATA WRAPPER w", "ADDED foreign-data wrapper w"));

  /** None of these says that a migration is missing or was changed. */
  private static final List<String> EVERYDAY =
      List.of(
          "INSERT INTO app.target VALUES (7, 'x')",
          "SELECT nextval('app.numbers')",
          "ANALYZE app.target",
          "REINDEX TABLE app.target",
          "CREATE TABLE app.by_day_2 PARTITION OF app.by_day FOR VALUES FROM (2) TO (3)",
          "DROP TABLE app.by_day_1",
          "CREATE INDEX ON app.by_day_0 (day)",
          "REFRESH MATERIALIZED VIEW app.m",
          "REFRESH MATERIALIZED VIEW app.m WITH NO DATA",
          "TRUNCATE app.target CASCADE",
          "GRANT SELECT ON app.target TO PUBLIC",
          "COMMENT ON TABLE app.target IS 'the target'",
          "ALTER TABLE app.target OWNER TO " + "pg_database_owner",
          "ALTER TABLE app.optional RESET (fillfactor); ALTER TABLE app.optional SET (fillfactor ="
              + " 70)",
          "ALTER TABLE app.optional ALTER b RESET (n_distinct);"
              + " ALTER TABLE app.optional ALTER b SET (n_distinct = 3)",
          "ALTER TABLE app.optional RESET (toast.autovacuum_enabled);"
              + " ALTER TABLE app.optional SET (toast.autovacuum_enabled = off)",
          "ALTER INDEX app.optional_b RESET (fillfactor); ALTER INDEX app.optional_b SET"
              + " (fillfactor = 70)",
          "ALTER INDEX app.optional_pkey RESET (fillfactor);"
              + " ALTER INDEX app.optional_pkey SET (fillfactor = 60)",
          "ALTER VIEW app.barred RESET (security_barrier);"
              + " ALTER VIEW app.barred SET (security_barrier = on)",
          "ALTER TABLE app.optional SET (autovacuum_enabled = False, fillfactor = '+70',"
              + " autovacuum_analyze_scale_factor = 0.10, toast.autovacuum_enabled = 'n')",
          "ALTER TABLE app.optional ALTER b SET (n_distinct = 3.0)",
          "ALTER INDEX app.optional_b SET (deduplicate_items = 'No', fillfactor = '70')",
          "ALTER INDEX app.optional_pkey SET (deduplicate_items = 0)",
          "ALTER VIEW app.barred SET (security_barrier = 'YES', check_option = 'Local')",
          "ALTER FUNCTION app.two() RESET work_mem; ALTER FUNCTION app.two() SET work_mem = '1MB'",
          "ALTER TABLE app.optional ALTER a SET STATISTICS -1",
          "CREATE TEMP TABLE fleeting (a int)",
          "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET DateStyle TO german',"
              + " current_database()); END $$",
          "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path TO app',"
              + " current_database()); END $$",
          "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET quote_all_identifiers TO on',"
              + " current_database()); END $$");

  @RegisterExtension final PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  private static Change table(String name, String byHand) {
    return table(name, byHand, "CHANGED");
  }

  private static Change table(String name, String byHand, String what) {
    String columns = " (a int PRIMARY KEY, b text)";
    return new Change("CREATE TABLE app." + name + columns, byHand, what + " table app." + name);
  }

  @BeforeEach
  void migrate() {
    StringBuilder text =
        new StringBuilder(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.target (a int PRIMARY KEY, b text);
            CREATE TABLE app.forebear (a int, b text);
            CREATE TABLE app.by_day (day int, at timestamptz DEFAULT '2025-01-01 12:00+00')
              PARTITION BY RANGE (day);
            CREATE TABLE app.optional (a int, b text)
              WITH (fillfactor = 70, autovacuum_analyze_scale_factor = .1, autovacuum_enabled = off, toast.autovacuum_enabled = off, toast.vacuum_truncate = off);
            ALTER TABLE app.optional ALTER b SET (n_distinct = 3, n_distinct_inherited = 4);
            ALTER TABLE app.optional ADD PRIMARY KEY (a) WITH (fillfactor = 60, deduplicate_items = off);
            CREATE INDEX optional_b ON app.optional (b) WITH (fillfactor = 70, deduplicate_items = off) WHERE b <> 'WITH (x)';
            CREATE VIEW app.barred WITH (security_barrier = on, check_option = local) AS SELECT a FROM app.optional;
            CREATE FUNCTION app.two() RETURNS int LANGUAGE sql SET work_mem = '1MB' SET search_path = app AS 'SELECT 1';
            CREATE TABLE app.by_day_0 PARTITION OF app.by_day FOR VALUES FROM (0) TO (1);
            CREATE TABLE app.by_day_1 PARTITION OF app.by_day FOR VALUES FROM (1) TO (2);
            """);
    CHANGES.stream()
        .filter(change -> !change.made().isEmpty())
        .forEach(change -> text.append(change.made()).append(";\n"));
    text.append("ALTER TABLE app.heir INHERIT app.forebear;\n");
    text.append("ALTER TABLE app.unwatched ADD FOREIGN KEY (a) REFERENCES app.target;\n");
    text.append("CREATE STATISTICS app.of_two ON a, b FROM app.correlated;\n");
    text.append("CREATE INDEX of_sum ON app.expressed ((a + 1));\n");
    text.append("ALTER TABLE app.unclustered CLUSTER ON unclustered_pkey;\n");
    project = Project.of(folder, db.superuserUrl()).file("1_all.sql", text.toString());
    Cli.Result up = project.run("up");
    assertThat(up.exitCode()).as(up.err()).isZero();
  }

  @Test
  void eachChangeIsTold() throws Exception {
    execute(CHANGES.stream().map(Change::byHand).toList());
    assertThat(drift())
        .containsExactlyInAnyOrderElementsOf(CHANGES.stream().map(Change::drift).toList());
  }

  @Test
  void everydayLifeIsNoDrift() throws Exception {
    execute(EVERYDAY);
    assertThat(drift()).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private List<String> drift() {
    List<Map<String, String>> changes =
        (List<Map<String, String>>) project.run("drift", "--json").json().get("changes");
    return changes.stream()
        .map(change -> change.get("change") + " " + change.get("kind") + " " + change.get("name"))
        .toList();
  }

  private void execute(List<String> texts) throws SQLException {
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      for (String text : texts) {
        statement.execute(text);
      }
    }
  }
}

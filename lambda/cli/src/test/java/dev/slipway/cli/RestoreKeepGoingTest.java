package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Wiring;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.ManifestJson;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code restore --keep-going}: one bad row, index or view does not stop all else. */
class RestoreKeepGoingTest extends RestoreTestBase {

  @BeforeEach
  void makeWhatHolds() throws Exception {
    done("up");
    db.execute(
        "CREATE TABLE parents (id int PRIMARY KEY); INSERT INTO parents SELECT generate_series(1,"
            + " 50)",
        "CREATE TABLE children (id int PRIMARY KEY, parent int CONSTRAINT of_parent REFERENCES"
            + " parents)",
        "INSERT INTO children SELECT i, i FROM generate_series(1, 50) i",
        "CREATE INDEX children_parent ON children (parent)",
        "CREATE MATERIALIZED VIEW counts AS SELECT count(*) AS n FROM children",
        "CREATE FUNCTION same() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TRIGGER same BEFORE UPDATE ON children FOR EACH ROW EXECUTE FUNCTION same()");
  }

  /** Written with nobody looking. */
  private void orphan(String sql) throws Exception {
    executeAsSuperuser(db, "SET session_replication_role = replica", sql);
  }

  private Map<String, Object> keptGoing(Result result) {
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(ExitCode.FOUND);
    Map<String, Object> report = result.json();
    assertThat(report).containsEntry("outcome", "INCOMPLETE").containsEntry("unitsLeft", 0);
    return report;
  }

  private static List<String> leftOut(Map<String, Object> report) {
    return ((List<?>) report.get("leftOut")).stream().map(String::valueOf).toList();
  }

  private void restIsThere() throws Exception {
    assertThat(target.queryString("SELECT count(*) FROM parents")).isEqualTo("50");
    assertThat(target.queryString("SELECT n FROM counts")).isNotEqualTo("0");
    assertThat(target.queryString("SELECT count(*) FROM pg_trigger WHERE tgname = 'same'"))
        .isEqualTo("1");
    assertThat(target.queryString("SELECT to_regnamespace('slipway_restore')")).isNull();
    project.on(target.url()).run("status");
  }

  @Test
  void aKeyThatRowsBreakIsThereAndNotValid() throws Exception {
    orphan("INSERT INTO children VALUES (51, 999), (52, 998)");
    Result result = restore(backUp(), "--keep-going");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.FOUND);
    assertThat(result.out())
        .contains(
            "  left out: 900-post.sql.zst: ALTER TABLE ONLY public.children ADD CONSTRAINT"
                + " of_parent",
            "violates foreign key constraint \"of_parent\"",
            "the key is there, NOT VALID\n",
            "Incomplete. " + target.name() + " (dev) is restored but for what was left out (1): ");
    assertThat(
            target.queryString(
                "SELECT convalidated FROM pg_constraint WHERE conname = 'of_parent'"))
        .isEqualTo("f");
    assertThat(target.queryString("SELECT count(*) FROM children")).isEqualTo("52");
    restIsThere();
  }

  /** The definitions of partitioned tables are made in one step. */
  @Test
  void aKeyOfAPartitionedTableToo() throws Exception {
    db.execute(
        "CREATE TABLE days (day int, parent int CONSTRAINT day_parent REFERENCES parents)"
            + " PARTITION BY RANGE (day)",
        "CREATE TABLE day_1 PARTITION OF days FOR VALUES FROM (1) TO (2)",
        "INSERT INTO days VALUES (1, 1)");
    orphan("INSERT INTO days VALUES (1, 999)");
    Map<String, Object> report = keptGoing(restore(backUp(), "--keep-going", "--json"));
    assertThat(leftOut(report))
        .isNotEmpty()
        .allMatch(line -> line.contains("day_parent"))
        .anyMatch(line -> line.contains("23503"));
    assertThat(target.queryString("SELECT count(*) FROM days")).isEqualTo("2");
    restIsThere();
  }

  @Test
  void rowsIndexesAndViewsThatFailAreNamedAndTheRestIsThere() throws Exception {
    db.execute(
        "CREATE FUNCTION fine(int) RETURNS bool LANGUAGE sql AS 'SELECT true'",
        "CREATE TABLE checked (i int CHECK (fine(i))); INSERT INTO checked VALUES (1)",
        "CREATE OR REPLACE FUNCTION fine(int) RETURNS bool LANGUAGE sql AS 'SELECT false'",
        "CREATE TABLE twice (i int, j int); INSERT INTO twice VALUES (1, 1), (1, 2)",
        "CREATE INDEX twice_j ON twice (j)",
        "CREATE VIEW divisor AS SELECT 1 AS n",
        "CREATE MATERIALIZED VIEW share AS SELECT 1 / n AS share FROM divisor",
        "CREATE OR REPLACE VIEW divisor AS SELECT 0 AS n");
    executeAsSuperuser(
        db,
        "CREATE FUNCTION internal(int) RETURNS int LANGUAGE internal AS 'int4abs'",
        "COMMENT ON FUNCTION internal(int) IS 'for superusers'");
    String uri = backUp();
    duplicate(uri);
    Map<String, Object> report = keptGoing(restore(uri, "--keep-going", "--no-owner", "--json"));
    assertThat(leftOut(report))
        .hasSize(5)
        .anyMatch(line -> line.matches("000-pre.*CREATE FUNCTION public.internal.*\\(42501\\).*"))
        .anyMatch(line -> line.matches("000-pre.*COMMENT ON FUNCTION public.internal.*42883.*"))
        .anyMatch(
            line -> line.matches("10\\d-public.checked.*the rows of public.checked: .*23514.*"))
        .anyMatch(line -> line.matches("900-post.*UNIQUE INDEX twice_i .*23505.*"))
        .anyMatch(
            line -> line.matches("900-post.*REFRESH MATERIALIZED VIEW public.share: .*22012.*"));
    assertThat(target.queryString("SELECT count(*) FROM twice")).isEqualTo("2");
    assertThat(target.rows("SELECT indexname FROM pg_indexes WHERE tablename = 'twice'"))
        .containsExactly(List.of("twice_j"));
    restIsThere();
  }

  /** One of them is longer than what is held in memory, as is one that passes. */
  @Test
  void theRowsThatAreRefusedAreNamedAndAllOthersAreThere() throws Exception {
    db.execute(
        "CREATE TABLE checked (i int, t text)",
        "INSERT INTO checked SELECT i, CASE WHEN i IN (80, 90) THEN repeat('x', 600000) ELSE"
            + " E'a\\n\\\\.\\n' END FROM generate_series(1, 100) i");
    String uri = backUp();
    RewrittenBackup.change(
        uri,
        "000-pre",
        text ->
            text.replace(
                "    t text\n", "    t text, CONSTRAINT low CHECK (i <> 40 AND i <> 80)\n"));
    Map<String, Object> report = keptGoing(restore(uri, "--keep-going", "--json"));
    assertThat(leftOut(report))
        .hasSize(2)
        .anyMatch(
            line -> line.matches("10\\d-public.checked.p0.sql.zst: line 48, one of .*23514.*"))
        .anyMatch(
            line -> line.matches("10\\d-public.checked.p0.sql.zst: line 88, one of .*23514.*"));
    assertThat(
            target.queryString(
                "SELECT count(*) || ' ' || sum(i) || ' ' || max(length(t)) || ' ' || min(length(t))"
                    + " FROM checked"))
        .isEqualTo("98 4930 600000 5");
    assertThat(((Number) report.get("rows")).longValue())
        .isEqualTo(ManifestJson.read(Wiring.storage(uri), Manifest.FILE, Seal.NONE).rows() - 2);
    restIsThere();
  }

  @Test
  void ofThousandsThatAreRefusedSomeAreNamedAndTheRestIsCounted() throws Exception {
    db.execute("CREATE TABLE checked (i int); INSERT INTO checked SELECT generate_series(1, 3000)");
    String uri = backUp();
    RewrittenBackup.change(
        uri,
        "000-pre",
        text -> text.replace("    i integer\n", "    i integer CHECK (i <= 500)\n"));
    List<String> leftOut = leftOut(keptGoing(restore(uri, "--keep-going", "--json")));
    assertThat(leftOut)
        .hasSize(22)
        .anyMatch(
            line ->
                line.contains(
                    ": 980 more of the rows of public.checked, the last of them on line 1508: "))
        .anyMatch(
            line ->
                line.endsWith(
                    ": the rows of public.checked behind line 1508: 1500 rows not tried, for 1000"
                        + " rows were refused before"));
    assertThat(target.queryString("SELECT count(*) FROM checked")).isEqualTo("500");
    restIsThere();
  }

  /** The file is as it was when the server refuses a row of it. */
  @Test
  void rowsThatAreExchangedMeanwhileAreNotSalvaged() throws Exception {
    db.execute("CREATE TABLE checked (i int); INSERT INTO checked SELECT generate_series(1, 3)");
    String uri = backUp();
    String rows = fileOf(uri, "checked");
    RewrittenBackup.change(
        uri, "000-pre", text -> text.replace("    i integer\n", "    i integer CHECK (i <> 1)\n"));
    AtomicBoolean done = new AtomicBoolean();
    try (PostgresProxy proxy = new PostgresProxy(target.port())) {
      proxy.onQuery(
          event -> {
            if (event.moment() == QueryMoment.BEFORE_FORWARD
                && event.sql().startsWith("ROLLBACK")
                && done.compareAndSet(false, true)) {
              exchange(uri, rows);
            }
          });
      Result result = restoreAs(target.url(proxy.port()), uri, "--keep-going");
      assertThat(result.exitCode()).as(result.out()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err()).contains(rows + " is damaged: ", "half restored");
    }
    assertThat(target.queryString("SELECT count(*) FROM checked")).isEqualTo("0");
  }

  private static String fileOf(String uri, String table) {
    return ManifestJson.read(Wiring.storage(uri), Manifest.FILE, Seal.NONE).parts().stream()
        .filter(part -> table.equals(part.table()))
        .findFirst()
        .orElseThrow()
        .file();
  }

  private static void exchange(String uri, String rows) {
    try {
      RewrittenBackup.exchange(uri, rows, text -> text.replace("\n2\n", "\n7\n"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server would have no room for all of it in an index. */
  @Test
  void whatIsSaidAtLengthIsToldShortly() throws Exception {
    db.execute(
        "CREATE FUNCTION fine(int) RETURNS bool LANGUAGE sql AS 'SELECT true'",
        "CREATE TABLE checked (i int CHECK (fine(i))); INSERT INTO checked VALUES (1)",
        "CREATE OR REPLACE FUNCTION fine(int) RETURNS bool LANGUAGE plpgsql AS $$BEGIN"
            + " RAISE EXCEPTION '%', (SELECT string_agg(md5(i::text), E' \\n')"
            + " FROM generate_series(1, 200) i); END$$");
    assertThat(leftOut(keptGoing(restore(backUp(), "--keep-going", "--json"))))
        .hasSize(1)
        .allMatch(line -> line.matches(".*: c4ca4238a0b923820dcc509a6f75849b c81e.*\\.\\.\\."))
        .allMatch(line -> line.length() < 600);
    restIsThere();
  }

  @Test
  void statisticsThatCannotBeMadeOfATableThatIsThereAreToldOf() throws Exception {
    db.execute(
        "CREATE TABLE public.others (n int); CREATE TABLE public.counted (n int);"
            + " INSERT INTO public.counted SELECT generate_series(1, 10)",
        "CREATE FUNCTION public.looks(int) RETURNS int LANGUAGE plpgsql IMMUTABLE"
            + " AS 'BEGIN RETURN $1 + (SELECT count(*) FROM others); END'",
        "CREATE STATISTICS public.of_looks ON (public.looks(n)) FROM public.counted");
    Result restored = restore(backUp());
    assertThat(restored.out() + restored.err()).contains("ANALYZE", "others", "does not exist");
  }

  /** Roles that are not there, rights that our role has not, what a type of them is used for. */
  @Test
  void whatIsMissingInTheTargetIsNamedAndTheRestIsThere() throws Exception {
    String role = db.name() + "_gone";
    executeAsSuperuser(
        db,
        "CREATE ROLE " + role,
        "GRANT SELECT ON parents TO " + role + "; CREATE SEQUENCE of_gone",
        "CREATE POLICY gone ON parents TO " + role + " USING (true)",
        "CREATE TYPE raw; CREATE FUNCTION raw_in(cstring) RETURNS raw LANGUAGE internal IMMUTABLE"
            + " STRICT AS 'textin'; CREATE FUNCTION raw_out(raw) RETURNS cstring LANGUAGE internal"
            + " IMMUTABLE STRICT AS 'textout'; CREATE TYPE raw (INPUT = raw_in, OUTPUT = raw_out)",
        "CREATE TABLE raws (id int GENERATED ALWAYS AS IDENTITY, r raw);"
            + " INSERT INTO raws (r) VALUES ('x')",
        "CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION seen()");
    project = project.on(db.superuserUrl());
    String uri = backUp();
    executeAsSuperuser(
        db, "DROP EVENT TRIGGER watch; DROP OWNED BY " + role + "; DROP ROLE " + role);
    Map<String, Object> report = keptGoing(restore(uri, "--keep-going", "--json"));
    assertThat(String.valueOf(report.get("warnings"))).doesNotContain("ANALYZE");
    List<String> leftOut = leftOut(report);
    assertThat(leftOut)
        .anyMatch(line -> line.contains("GRANT SELECT ON TABLE public.parents TO " + role))
        .anyMatch(line -> line.contains("CREATE POLICY gone"))
        .anyMatch(line -> line.contains("CREATE TABLE public.raws"))
        .anyMatch(line -> line.contains("the rows of public.raws"))
        .anyMatch(line -> line.contains("800-sequences") && line.contains("raws_id_seq"))
        .anyMatch(line -> line.contains("CREATE EVENT TRIGGER watch"))
        .noneMatch(line -> line.contains("current transaction is aborted"));
    assertThat(target.queryString("SELECT to_regclass('of_gone')")).isEqualTo("of_gone");
    restIsThere();
  }

  /** psql keeps such a table in the place that was set before. */
  @Test
  void whatCannotBeKeptWhereItWasIsKeptAsUsual() throws Exception {
    executeAsSuperuser(
        db,
        "CREATE ACCESS METHOD theirs TYPE TABLE HANDLER heap_tableam_handler",
        "CREATE TABLE kept (i int) USING theirs; INSERT INTO kept VALUES (1)",
        "CREATE SUBSCRIPTION away CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false,"
            + " slot_name = NONE)");
    project = project.on(db.superuserUrl());
    String uri = backUp();
    executeAsSuperuser(db, "DROP SUBSCRIPTION away");
    Map<String, Object> report = keptGoing(restore(uri, "--keep-going", "--no-owner", "--json"));
    assertThat(leftOut(report))
        .hasSize(3)
        .anyMatch(line -> line.contains("CREATE ACCESS METHOD theirs"))
        .anyMatch(
            line ->
                line.matches("000-pre.*CREATE TABLE public.kept .*; it is there, kept as usual"))
        .anyMatch(line -> line.contains("CREATE SUBSCRIPTION away"));
    assertThat(target.queryString("SELECT i FROM kept")).isEqualTo("1");
    assertThat(String.valueOf(report.get("warnings"))).doesNotContain("away");
    restIsThere();
  }

  /** As if an index had hidden it. */
  private void duplicate(String uri) throws Exception {
    RewrittenBackup.change(
        uri,
        "900-post",
        text ->
            text.replace(
                "CREATE INDEX twice_j ",
                "CREATE UNIQUE INDEX twice_i ON public.twice (i);\n\nCREATE INDEX twice_j "));
  }

  @Test
  void withoutItTheSameIsHalfRestoredAndGoesOnWithIt() throws Exception {
    orphan("INSERT INTO children VALUES (51, 999)");
    String uri = backUp();
    Result stopped = restore(uri);
    assertThat(stopped.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(stopped.err()).contains("half restored", "--keep-going");
    assertThat(leftOut(keptGoing(restore(uri, "--keep-going", "--json")))).hasSize(1);
    restIsThere();
  }

  @Test
  void whatWasLeftOutIsToldByTheCallThatEnds() throws Exception {
    orphan("INSERT INTO children VALUES (51, 999)");
    String uri = backUp();
    try (PostgresProxy proxy = new PostgresProxy(target.port())) {
      proxy.onQuery(
          event -> {
            if (event.moment() == QueryMoment.AFTER_REPLY && event.sql().contains("REFRESH")) {
              event.cutBoth();
            }
          });
      Result cut = restoreAs(target.url(proxy.port()), uri, "--keep-going");
      assertThat(cut.exitCode()).isEqualTo(ExitCode.FAILED);
    }
    assertThat(leftOut(keptGoing(restore(uri, "--json")))).hasSize(1);
    restIsThere();
  }

  @Test
  void nothingIsLeftOutOfWhatPasses() throws Exception {
    Result result = restore(backUp(), "--keep-going", "--json");
    succeeded(result);
    assertThat(result.json()).containsEntry("outcome", "DONE").containsEntry("leftOut", List.of());
    assertThat(dump(target)).isEqualTo(dump(db));
  }

  @Test
  void itIsForWholeBackups() throws Exception {
    Result result = restore(backUp(), "--keep-going", "--table", "parents");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("is for a whole backup", "Nothing was done.");
  }
}

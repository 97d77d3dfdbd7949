package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.sql.StatementKind;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.TypedKind;
import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PostgresServer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code restore --skip} with all kinds that can be left out by themselves. */
class RestoreSkipTest extends RestoreTestBase {

  private static final List<String> BY_THEMSELVES =
      List.of(
          "aggregate",
          "conversion",
          "default-privileges",
          "event-trigger",
          "foreign-table",
          "foreign-data-wrapper",
          "operator",
          "policy",
          "privilege",
          "publication",
          "rule",
          "server",
          "statistics",
          "subscription",
          "text-search-parser",
          "text-search-template",
          "transform",
          "trigger",
          "user-mapping",
          "comment-on-column",
          "comment-on-schema",
          "comment-on-domain");

  @BeforeEach
  void makeEveryKind() throws Exception {
    makeEveryKind(db);
    project = project.on(db.superuserUrl());
  }

  private Result skipping(String backup, List<String> kinds) {
    Stream<String> skips = kinds.stream().flatMap(kind -> Stream.of("--skip", kind));
    return restoreAs(
        target.superuserUrl(),
        Stream.concat(Stream.of(backup, "--json"), skips).toArray(String[]::new));
  }

  private static Set<String> kinds(String dump) {
    Set<String> kinds = new TreeSet<>();
    StatementReader.read(dump).statements().stream()
        .filter(one -> !one.words().starts("SET"))
        .forEach(one -> kinds.addAll(StatementKind.of(one.words())));
    return kinds;
  }

  @Test
  void whatIsSkippedIsNotThereAndAllElseIs() throws Exception {
    Set<String> all = kinds(dump(db));
    assertThat(all.stream().map(TypedKind::of)).containsExactlyElementsOf(all);
    List<String> skipped = BY_THEMSELVES.stream().filter(all::contains).toList();
    assertThat(skipped).contains("policy", "statistics", "rule", "privilege");
    Result report = skipping(backUp(), skipped);
    succeeded(report);
    String warnings = String.valueOf(report.json().get("warnings"));
    skipped.forEach(kind -> assertThat(warnings).contains("left out (" + kind + "): "));
    assertThat(kinds(dump(target)))
        .doesNotContainAnyElementsOf(skipped)
        .contains("table", "view", "function", "domain", "type", "schema", "materialized-view");
  }

  @Test
  void aKindThatIsNotThereIsTold() throws Exception {
    Result report = skipping(backUp(), List.of("large-object"));
    succeeded(report);
    assertThat(String.valueOf(report.json().get("warnings")))
        .contains("nothing was left out as large-object: the backup holds no such definition");
  }

  /** Whoever misspells a kind would have it restored. */
  @Test
  void aKindThatNobodyKnowsIsRefused() throws Exception {
    String backup = backUp();
    refused(
        skipping(backup, List.of("subscriptons", "comments on extnsions")),
        target.catalogue(),
        "--skip: \"subscriptons\" is not a kind of definition; did you mean subscription?");
    refused(
        skipping(backup, List.of("cheese")),
        target.catalogue(),
        "--skip: \"cheese\" is not a kind of definition; known are access-method, aggregate, ");
  }

  @Test
  void whatOthersNeedIsRefusedBeforehandWithWhatNeedsIt() throws Exception {
    refused(
        skipping(backUp(), List.of("foreign-data-wrapper")),
        target.catalogue(),
        "server: 000-pre.sql.zst: CREATE SERVER every_kind_server TYPE",
        "needing these: CREATE USER MAPPING FOR every_kind_reader SERVER every_kind_server",
        "--skip user-mapping --skip foreign-table",
        "The database was not touched.");
  }

  @Test
  void tablespacesThatAreNotThereAreNamedAndLeftOut() throws Exception {
    assumeThat(PostgresServer.majorVersion()).isGreaterThanOrEqualTo(15);
    executeAsSuperuser(
        db, "SET allow_in_place_tablespaces = on", "CREATE TABLESPACE skip_space LOCATION ''");
    try {
      executeAsSuperuser(
          db,
          "CREATE TABLE app.away (a int PRIMARY KEY USING INDEX TABLESPACE skip_space) TABLESPACE"
              + " skip_space",
          "INSERT INTO app.away VALUES (1)",
          "CREATE INDEX away_a ON app.away (a) TABLESPACE skip_space",
          "CREATE MATERIALIZED VIEW app.far TABLESPACE skip_space AS SELECT 1 AS one");
      String backup = backUp();
      succeeded(skipping(backup, List.of()));
      executeAsSuperuser(target, "DROP MATERIALIZED VIEW app.far; DROP TABLE app.away");
      executeAsSuperuser(db, "DROP MATERIALIZED VIEW app.far; DROP TABLE app.away");
      executeAsSuperuser(db, "DROP TABLESPACE skip_space");
      refused(
          restoreAs(target.superuserUrl(), backup, "--clean"),
          target.catalogue(),
          "tablespace: 000-pre.sql.zst: CREATE TABLE app.away",
          "--skip tablespace (\"skip\":[\"tablespace\"])");
      Result report =
          restoreAs(target.superuserUrl(), backup, "--clean", "--skip", "Tablespaces", "--json");
      succeeded(report);
      assertThat(String.valueOf(report.json().get("warnings")))
          .contains("left out (tablespace): wherever it is said");
      assertThat(dump(target)).contains("CREATE TABLE app.away").doesNotContain("skip_space");
    } finally {
      if (!db.rows("SELECT FROM pg_tablespace WHERE spcname = 'skip_space'").isEmpty()) {
        executeAsSuperuser(
            target, "DROP MATERIALIZED VIEW IF EXISTS app.far; DROP TABLE IF EXISTS app.away");
        executeAsSuperuser(
            db, "DROP MATERIALIZED VIEW IF EXISTS app.far; DROP TABLE IF EXISTS app.away");
        executeAsSuperuser(db, "DROP TABLESPACE skip_space");
      }
    }
  }
}

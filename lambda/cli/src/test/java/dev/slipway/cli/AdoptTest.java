package dev.slipway.cli;

import static dev.slipway.cli.TheirHistories.A;
import static dev.slipway.cli.TheirHistories.B;
import static dev.slipway.cli.TheirHistories.FLYWAY;
import static dev.slipway.cli.TheirHistories.GOLANG;
import static dev.slipway.cli.TheirHistories.LIQUIBASE;
import static dev.slipway.cli.TheirHistories.SQITCH;
import static dev.slipway.cli.TheirHistories.flyway;
import static dev.slipway.cli.TheirHistories.liquibase;
import static dev.slipway.cli.TheirHistories.sqitch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes over histories of other tools, whose tables are written here as those tools write them. */
class AdoptTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void connect() {
    project = Project.of(folder, db.url());
  }

  @ParameterizedTest
  @MethodSource("dev.slipway.cli.TheirHistories#histories")
  void whatIsDoneThereIsDoneHereAndUpGoesOn(TheirHistories.Case one) throws Exception {
    for (Map.Entry<String, String> file : one.files().entrySet()) {
      write(file.getKey(), file.getValue());
    }
    db.execute(A);
    db.execute(one.history());
    String theirs = theirs();
    assertThat(project.run("up", "--history-schema", "ours").err()).contains("adopt");
    assertThat(runs("adopt"))
        .contains(one.version())
        .contains("Nothing was changed. Take them over with: adopt --execute");
    assertThat(db.queryString("SELECT to_regnamespace('ours') IS NULL")).isEqualTo("t");
    assertThat(runs("adopt", "--execute")).contains("Done.").contains("Theirs was not changed.");
    assertThat(runs("status")).contains(one.version()).contains("(adopted from ");
    runs("up");
    assertThat(db.queryString("SELECT to_regclass('b') IS NOT NULL")).isEqualTo("t");
    assertThat(runs("status")).contains("up to date");
    assertThat(runs("adopt")).contains("Nothing to take over.");
    assertThat(theirs()).isEqualTo(theirs);
  }

  @Test
  void whatStoodForPlaceholdersIsKept() throws Exception {
    String made = "CREATE TABLE ${name} ();";
    String view = "CREATE OR REPLACE VIEW v AS SELECT 1 AS ${name};";
    write("V1__a.sql", made);
    write("U1__a.sql", "DROP TABLE ${name};");
    write("R__v.sql", view);
    db.execute(
        "CREATE TABLE a ();"
            + "CREATE VIEW v AS SELECT 1 AS a;"
            + FLYWAY
            + flyway(1, "'1'", "SQL", "V1__a.sql", made, true)
            + flyway(2, "NULL", "SQL", "R__v.sql", view, true));
    assertThat(fails("adopt", "--execute", "--set", "nam=a"))
        .contains("--set nam: is used by no file");
    assertThat(fails("adopt", "--set", "nam=a")).contains("--set nam: is used by no file");
    runs("adopt", "--execute", "--set", "name=a");
    assertThat(runs("up", "--set", "name=a")).contains("Nothing to do");
    assertThat(db.queryString("SELECT down_script FROM ours.schema_migrations WHERE version = '1'"))
        .isEqualTo("DROP TABLE a;");
  }

  @Test
  void downTakesBackWhatTheOtherToolHasDone() throws Exception {
    write("7_a.up.sql", A);
    write("7_a.down.sql", "DROP TABLE a;");
    db.execute(A + GOLANG + "INSERT INTO schema_migrations VALUES (7, false)");
    runs("adopt", "--execute");
    Files.delete(folder.resolve("7_a.down.sql"));
    runs("down");
    assertThat(db.queryString("SELECT to_regclass('a') IS NULL")).isEqualTo("t");
  }

  @Test
  void aTableOfTheNameOfOursIsRefusedWithTheCommandToType() throws Exception {
    write("7_a.up.sql", A);
    db.execute(GOLANG);
    assertThat(project.run("up").err())
        .contains("are those of golang-migrate")
        .contains("adopt --history-schema slipway");
  }

  @Test
  void whatFailedThereStopsIt() throws Exception {
    write("7_a.up.sql", A);
    db.execute(GOLANG + "INSERT INTO schema_migrations VALUES (7, true)");
    assertThat(fails("adopt"))
        .contains("golang-migrate has not ended 7 well")
        .contains("migrate force VERSION");
    db.execute("DROP TABLE schema_migrations;" + FLYWAY);
    db.execute(flyway(1, "'7'", "SQL", "V7__a.sql", A, false));
    assertThat(fails("adopt")).contains("Flyway has not ended 7 well").contains("flyway repair");
  }

  @Test
  void aFileThatHasChangedSinceIsTakenOverOnlyWhenThatIsSaid() throws Exception {
    write("V1__a.sql", A + "-- more");
    db.execute(A + FLYWAY + flyway(1, "'1'", "SQL", "V1__a.sql", A, true));
    assertThat(runs("adopt")).contains("(changed since)");
    assertThat(fails("adopt", "--execute"))
        .contains("a (1) has changed since it was run there")
        .contains("--accept-changed");
    runs("adopt", "--execute", "--accept-changed");
    assertThat(runs("status")).contains("up to date");
  }

  @Test
  void whatHasNoFileAndWhatIsOutOfOrderIsTold() throws Exception {
    write("V1__a.sql", A);
    write("V3__b.sql", B);
    db.execute(FLYWAY + flyway(1, "'2'", "SQL", "V2__gone.sql", A, true));
    db.execute(flyway(2, "'3'", "SQL", "V3__b.sql", B, true));
    assertThat(runs("adopt"))
        .contains("2  ")
        .contains("(no file here)")
        .contains("Out of order among them, up needs --out-of-order:\n  1  a");
    runs("adopt", "--execute");
    assertThat(runs("status")).contains("applied, file missing (1):").contains("out of order (1):");
  }

  @Test
  void aBaselineOfFlywayCountsForAllBelow() throws Exception {
    write("V1__a.sql", A);
    write("V2__b.sql", B);
    db.execute(FLYWAY + flyway(1, "'1.5'", "BASELINE", "<< Flyway Baseline >>", "", true));
    assertThat(runs("adopt", "--execute")).contains("1  ").doesNotContain("1.5 ");
    assertThat(runs("status")).contains("pending (1):");
  }

  @Test
  void nothingOfAStrangerIsRead() throws Exception {
    write("7_a.up.sql", A);
    db.execute(
        "CREATE FUNCTION trap() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RAISE ''sprung''; END';"
            + "CREATE VIEW schema_migrations AS SELECT trap() AS version, false AS dirty");
    assertThat(fails("adopt")).contains("is not a plain table").doesNotContain("sprung");
    db.execute("DROP VIEW schema_migrations");
    try (Connection superuser = db.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("CREATE ROLE adopt_stranger");
      try {
        statement.execute(GOLANG + "INSERT INTO schema_migrations VALUES (7, false)");
        statement.execute("GRANT SELECT ON schema_migrations TO PUBLIC");
        assertThat(runs("adopt")).contains("golang-migrate has done 1");
        statement.execute("ALTER TABLE schema_migrations OWNER TO adopt_stranger");
        assertThat(fails("adopt")).contains("belongs to adopt_stranger, who is neither us");
      } finally {
        statement.execute("DROP OWNED BY adopt_stranger; DROP ROLE adopt_stranger");
      }
    }
  }

  @Test
  void whichHistoryIsMeantMayBeSaid() throws Exception {
    write("V1__a.sql", A);
    db.execute(A + GOLANG + FLYWAY + flyway(1, "'1'", "SQL", "V1__a.sql", A, true));
    db.execute("ALTER TABLE flyway_schema_history RENAME TO versions");
    assertThat(runs("adopt", "--from", "flyway", "--table", "versions")).contains("checksum fits");
    assertThat(fails("adopt", "--from", "flyway")).contains("There is no history of Flyway");
    db.execute("ALTER TABLE versions RENAME TO flyway_schema_history");
    assertThat(fails("adopt"))
        .contains("There are histories of Flyway (public.flyway_schema_history), golang-migrate");
  }

  @Test
  void aDatabaseBehindTheStructureOfRailsIsBroughtThereFirst() throws Exception {
    write(
        "structure.sql",
        A
            + "\nINSERT INTO schema_migrations (version) VALUES\n('20240101000000'), ('20230101000000');");
    db.execute(
        "CREATE TABLE ar_internal_metadata (key varchar PRIMARY KEY, value varchar);"
            + "CREATE TABLE schema_migrations (version varchar PRIMARY KEY);"
            + "INSERT INTO schema_migrations VALUES ('20220101000000'), ('20230101000000')");
    String behind =
        "structure.sql is of 20240101000000, the database at 20230101000000: run rails db:migrate"
            + " first";
    assertThat(runs("adopt")).contains("in the way: " + behind).doesNotContain("Nothing to take");
    assertThat(fails("adopt", "--execute")).contains(behind);
  }

  @Test
  void changesetsOfFilesOfOneNameAreToldApart() throws Exception {
    write("a/changelog.sql", "--liquibase formatted sql\n--changeset me:1\n" + A);
    write("b/changelog.sql", "--liquibase formatted sql\n--changeset me:1\n" + B);
    db.execute(B + LIQUIBASE + liquibase("db/b/changelog.sql").replace("mira_o", "me"));
    runs("adopt", "--execute");
    runs("up", "--out-of-order");
    assertThat(db.queryString("SELECT to_regclass('a') IS NOT NULL")).isEqualTo("t");
    db.execute(liquibase("db/c/changelog.sql").replace("mira_o", "me"));
    assertThat(fails("adopt", "--execute"))
        .contains(
            "me:1 in db/c/changelog.sql is done there, and here it may be any of a/changelog.sql,"
                + " b/changelog.sql. Take the folder that it is from");
  }

  @Test
  void aReworkedChangeOfSqitchIsTakenOverAsItWas() throws Exception {
    write(
        "sqitch.plan",
        """
        x 2024-01-01T00:00:00Z M <m@example.com> # a
        @v1 2024-01-02T00:00:00Z M <m@example.com> # a tag
        x [x@v1] 2024-01-03T00:00:00Z M <m@example.com> # reworked
        """);
    write("deploy/x@v1.sql", A);
    write("deploy/x.sql", B);
    db.execute(A + SQITCH + sqitch("x", A, "2024-01-01T00:00:00Z"));
    assertThat(runs("adopt", "--execute")).contains("20240101_000000", "(checksum fits)");
    runs("up");
    db.execute(sqitch("x", B, "2024-01-03T00:00:00Z"));
    assertThat(runs("adopt")).contains("of which ours has 2 already");
  }

  @Test
  void aReworkedChangeThatWasPlannedNoLaterIsTheNextOfItsName() throws Exception {
    write(
        "sqitch.plan",
        """
        x 2024-01-02T00:00:00Z M <m@example.com> # a
        @v1 2024-01-02T00:00:00Z M <m@example.com> # a tag
        x [x@v1] 2024-01-01T00:00:00Z M <m@example.com> # reworked on another branch
        @v2 2024-01-02T00:00:00Z M <m@example.com> # a tag
        x [x@v2] 2024-01-01T12:00:00Z M <m@example.com> # and once more
        """);
    write("deploy/x@v1.sql", A);
    write("deploy/x@v2.sql", B);
    write("deploy/x.sql", "DROP TABLE a;");
    db.execute(B + SQITCH + sqitch("x", A, "2024-01-02T00:00:00Z"));
    db.execute(sqitch("x", B, "2024-01-01T00:00:00Z"));
    assertThat(runs("adopt"))
        .contains("sqitch has done 2", "20240102000000.1", "(checksum fits)")
        .doesNotContain("(changed since)", "20240102000000.2  x  (");
    db.execute(sqitch("x", "DROP TABLE a;", "2024-01-01T12:00:00Z"));
    runs("adopt", "--execute");
    assertThat(runs("up")).contains("Nothing to do");
  }

  @Test
  void changesOfOneNameThatWerePlannedInOneSecondAreTwo() throws Exception {
    write(
        "sqitch.plan",
        """
        x 2024-01-02T00:00:00Z M <m@example.com> # a
        @v1 2024-01-02T00:00:00Z M <m@example.com> # a tag
        x [x@v1] 2024-01-02T00:00:00Z M <m@example.com> # reworked by a program
        """);
    write("deploy/x@v1.sql", A);
    write("deploy/x.sql", B);
    db.execute(A + B + SQITCH + sqitch("x", A, "2024-01-02T00:00:00Z"));
    db.execute(sqitch("x", B, "2024-01-02T00:00:00Z"));
    assertThat(runs("adopt", "--execute"))
        .contains("sqitch has done 2", "(checksum fits)")
        .doesNotContain("(changed since)");
    assertThat(runs("up")).contains("Nothing to do");
  }

  @Test
  void whatDieselHasDoneIsFoundAfterConvert() throws Exception {
    Path converted = folder.resolve("converted");
    Path theirs = folder.resolve("theirs");
    write("theirs/2024-01-02-030405-0001_x/up.sql", A);
    write("theirs/2024-01-02-030405-0002_y/up.sql", B);
    db.execute(
        A
            + B
            + "CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on"
            + " timestamp NOT NULL DEFAULT now());"
            + "INSERT INTO __diesel_schema_migrations VALUES ('202401020304050001'),"
            + " ('202401020304050002');");
    Project.of(theirs, db.url()).run("convert", "--out", converted.toString());
    project = Project.of(converted, db.url());
    assertThat(runs("adopt", "--execute")).doesNotContain("(no file here)");
    assertThat(runs("up")).contains("Nothing to do");
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    project.file(path, text);
  }

  /** All rows of all tables that are not ours. */
  private String theirs() throws Exception {
    return String.valueOf(
        db.queryString(
            "SELECT string_agg(query_to_xml(format('SELECT * FROM %I.%I', schemaname, tablename),"
                + " true, false, '')::text, '' ORDER BY schemaname, tablename) FROM pg_tables WHERE"
                + " schemaname NOT IN ('pg_catalog', 'information_schema', 'ours') AND tablename NOT"
                + " IN ('a', 'b')"));
  }

  private String runs(String... arguments) {
    Cli.Result result = run(arguments);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result.out();
  }

  private String fails(String... arguments) {
    Cli.Result result = run(arguments);
    assertThat(result.exitCode()).as(result.toString()).isNotZero();
    return result.err();
  }

  private Cli.Result run(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--history-schema";
    all[arguments.length + 1] = "ours";
    return project.run(all);
  }
}

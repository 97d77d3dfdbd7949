package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.postgres.Interruption;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.FunctionClasses;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.process.ChildProcess;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests commands that the deployed function carries out; here, the real handler does. */
class FunctionCommandTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String MADE = "CREATE TABLE made (id int);\n-- DOWN\nDROP TABLE made;\n";

  @TempDir static Path classes;
  @TempDir static Path migrations;
  private static PgDatabase db;
  private static ChildProcess function;

  @RegisterExtension
  static final AwsProperties AWS =
      AwsProperties.of("aws.endpointUrlLambda", FunctionCommandTest::start);

  private final Project here = Project.withoutDatabase(Path.of("nowhere"));

  private static String start() {
    db = PgDatabase.open();
    FunctionClasses.into(classes);
    String classPath = System.getProperty("java.class.path") + File.pathSeparator + classes;
    function =
        ChildProcess.startCommand(
            Path.of("."),
            Map.of("DATABASE_URL", db.url(), "MIGRATIONS", migrations.toString()),
            ChildProcess.java(
                List.of("-ea", "-Duser.timezone=" + PostgresServer.TIME_ZONE, "-cp", classPath),
                "dev.slipway.cli.FunctionStandIn"));
    function.awaitOutput(" .", LIMIT);
    return function.stdout().replaceAll("(?s).*listening at (\\S+) \\..*", "$1");
  }

  @AfterAll
  static void stop() {
    function.close();
    db.close();
  }

  @BeforeEach
  void beginAnew() throws Exception {
    db.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    Files.writeString(migrations.resolve("001_made.sql"), MADE);
  }

  private Result by(String name, String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--function=" + name;
    return here.run(all);
  }

  /** The same answers as a command that connects itself. */
  private void assertSame(int exitCode, String... arguments) throws Exception {
    Result there = by("migrations", arguments);
    assertThat(there.exitCode()).as(there.err()).isEqualTo(exitCode);
    Result local = Project.of(migrations, db.url()).run(arguments);
    assertThat(there.maskedOut()).isEqualTo(local.maskedOut());
    assertThat(there.exitCode()).isEqualTo(local.exitCode());
    assertThat(there.maskedErr()).isEqualTo(local.maskedErr());
  }

  @Test
  void answersAreThoseOfACommandThatConnectsItself() throws Exception {
    assertSame(0, "status");
    assertSame(3, "status", "--check");
    assertThat(by("migrations", "up").out()).contains("001").contains("made");
    assertThat(db.queryString("SELECT count(*) FROM made")).isEqualTo("0");
    assertSame(0, "status", "--json");
    assertSame(0, "history");
    assertSame(0, "plan");
    assertSame(0, "validate");
    assertSame(2, "down", "002");
    assertSame(0, "lint");
    assertSame(0, "drift");
    assertThat(by("migrations", "down").exitCode()).isZero();
    assertThat(db.queryString("SELECT to_regclass('made')")).isNull();
  }

  @Test
  void aFailureIsTheSameMessage() throws Exception {
    Files.writeString(
        migrations.resolve("001_made.sql"), "CREATE TABLE made (id int);\nSELECT 1/0;");
    Result there = by("migrations", "up");
    Result local = Project.of(migrations, db.url()).run("up");
    assertThat(there.exitCode()).isEqualTo(1);
    assertThat(there.err()).isEqualTo(local.err()).contains("22012").contains("001_made.sql:2");
    assertThat(by("migrations", "up", "--json").json())
        .containsEntry("action", "up")
        .containsEntry("outcome", "FAILED")
        .containsEntry("sqlState", "22012")
        .containsEntry("file", "001_made.sql")
        .containsEntry("line", 2)
        .containsEntry("column", 1)
        .containsEntry("version", "001")
        .containsEntry("state", "rolled_back")
        .containsEntry("exitCode", 1);
    assertThat(by("migrations", "down", "7", "--json").json())
        .containsEntry("state", "unchanged")
        .containsEntry("exitCode", 2);
  }

  @Test
  void aFunctionThatKnowsNoFieldsOfFailuresAnswersAsEver() {
    assertThat(by("before", "status").exitCode()).isZero();
    assertThat(by("before", "down", "7").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aLongMessageKeepsItsFields() {
    Result locked = by("wordy", "status", "--json");
    assertThat(locked.exitCode()).isEqualTo(ExitCode.LOCKED);
    assertThat(locked.err()).hasSizeLessThan(70_000).doesNotContain("failure");
    assertThat(locked.json()).containsEntry("state", "unchanged").containsEntry("next", "wait.");
  }

  @Test
  void whatIsWrongWithTheRequestIsToldByOptionsAndNothingIsAsked() {
    Result refused =
        by("migrations", "up", "--url", "postgres://h/d", "--dump-schema", "x.sql", "-e", "prod");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("--url: is the function's own to know")
        .contains("--environment: is the function's own to know")
        .contains("--dump-schema: names a file of this machine");
    assertThat(by("migrations", "up", "x y").exitCode()).isEqualTo(2);
    assertThat(by("no name", "status").err()).contains("takes the name or the ARN");
  }

  @Test
  void aFunctionThatPausesGoesOn() throws Exception {
    Result up = by("hurried", "up");
    assertThat(up.exitCode()).as(up.err()).isZero();
    assertThat(up.err().split("; the function goes on", -1)).hasSize(3);
    assertThat(db.queryString("SELECT count(*) FROM made")).isEqualTo("0");
  }

  @Test
  void aWayDownThatCountsIsAskedForOnce() {
    by("migrations", "up");
    Result down = by("over", "down", "--steps", "2");
    assertThat(down.exitCode()).as(down.err()).isNotZero();
    assertThat(down.err()).contains("look with status, then down VERSION");
    assertThat(function.stdout().split("called over", -1)).as("it is called once").hasSize(2);
  }

  @Test
  void aPersonIsAskedBeforeSeveralAreTakenBack() throws Exception {
    Files.writeString(migrations.resolve("002_more.sql"), "SELECT 1;\n-- DOWN\nSELECT 1;\n");
    by("migrations", "up");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(at("n\n", err, "down", "0", "--function=migrations")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("this takes back 2 migrations:\n  002 more\n  001 made\n", "Nobody agreed to it");
    assertThat(db.queryString("SELECT count(*) FROM made")).isEqualTo("0");
    assertThat(at("y\n", err, "down", "0", "--function=migrations")).isZero();
    assertThat(db.queryString("SELECT to_regclass('made')")).isNull();
    Files.delete(migrations.resolve("002_more.sql"));
  }

  private int at(String answer, ByteArrayOutputStream err, String... arguments) {
    PrintStream out = new PrintStream(err, true, StandardCharsets.UTF_8);
    Person person = new Person(new Interruption(), new StringReader(answer));
    return Main.run(arguments, new Terminal(here.environment(), out, out, person));
  }

  @Test
  void onlyAnnotationsAreHandedToCiAndOnlyWhereTheyWereAskedFor() {
    assertThat(by("obeyed", "lint", "--format", "github").out())
        .isEqualTo(": :add-path::/x\n::error file=a.sql::b\\u001b[2J# #vso[x]y\n");
    assertThat(by("obeyed", "lint").out()).startsWith(": :add-path").contains("\n: :error");
    assertThat(by("obeyed", "status").out()).contains("\n: :error");
  }

  @Test
  void aBusyFunctionIsAskedAgain() {
    assertThat(by("busy", "status").exitCode()).isZero();
  }

  @Test
  void aFunctionThatIsNotThereIsSaid() {
    Result gone = by("arn:aws:lambda:eu-central-1:123456789012:function:gone:live", "status");
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.err())
        .contains("cannot be called (ResourceNotFoundException: Function not found");
  }

  @Test
  void aFunctionThatDiesIsSaid() {
    assertThat(by("slow", "up").err())
        .contains("has ended before it answered (Sandbox.Timedout: Task timed out after 900.00")
        .contains("look with status");
    assertThat(by("long", "status").err()).contains("Function.ResponseSizeTooLarge");
    assertThat(by("silent", "up").err()).contains("its answer did not come").contains("at work");
    assertThat(function.stdout().split("called silent", -1)).as("it is called once").hasSize(2);
  }

  @Test
  void whatAFunctionSaysDoesNothingHere() {
    Result hostile = by("hostile", "status");
    assertThat(hostile.err())
        .doesNotContain("\u001b")
        .doesNotContain("\n::")
        .hasSizeLessThan(70_000);
    assertThat(by("other", "status").err()).contains("Is it a function of Slipway?");
    assertThat(by("older", "status").err()).contains("is of an older version");
  }
}

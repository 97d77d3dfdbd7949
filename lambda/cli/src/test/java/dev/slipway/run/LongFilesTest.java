package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.proxy.PostgresProxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files and answers that are long: neither end holds more than a piece of them. */
class LongFilesTest {

  private static final int MEGABYTES = Integer.getInteger("slipway.long.megabytes", 4);

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createProject() {
    project = Project.of(folder, db.url());
  }

  @Test
  void longTransactionGoesInPiecesAndIsStillOne() throws SQLException {
    String row = "INSERT INTO t VALUES ('" + "x".repeat(999) + "');\n";
    project.file(
        "1_a.sql", "CREATE TABLE t (a text);\n" + row.repeat(MEGABYTES << 10) + "SELECT 1/0;");
    Cli.Result failed = project.run("up");
    assertThat(failed.err())
        .contains(
            "1_a.sql:" + ((MEGABYTES << 10) + 2) + ":1: division by zero", "1 was rolled back");
    assertThat(db.queryString("SELECT to_regclass('t')")).isNull();
    project.file("1_a.sql", "CREATE TABLE t (a text);\n" + row.repeat(MEGABYTES << 10));
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      Cli.Result up = project.on(db.url(proxy.port())).run("up");
      assertThat(up.exitCode()).as(up.err()).isZero();
      assertThat(up.err())
          .contains("1: sent in " + (MEGABYTES + 1) + " pieces of about 1 MB, a round trip each");
      assertThat(proxy.roundTrips()).isEqualTo(3 + 1 + MEGABYTES);
      assertThat(proxy.queries()).allMatch(sql -> sql.length() < (1 << 20) + 10_000);
    }
    assertThat(db.queryString("SELECT count(*) FROM t")).isEqualTo("" + (MEGABYTES << 10));
  }

  /** Rows that nobody reads are no reason for a large heap. */
  @Test
  void rowsThatStatementsAnswerAreNotKept() throws Exception {
    project.file(
        "1_a.sql",
        "CREATE TABLE t (a int);\nSELECT g, repeat('x', 1000) FROM generate_series(1, 100000) g;\n"
            + "INSERT INTO t SELECT g FROM generate_series(1, 3) g RETURNING *;\n"
            + "VACUUM t;\nSELECT g, repeat('x', 1000) FROM generate_series(1, 100000) g;\n");
    List<String> command = ChildProcess.java(List.of("-Xmx48m"), "dev.slipway.cli.Main");
    command.add("up");
    try (ChildProcess up = ChildProcess.startCommand(folder, project.environment(), command)) {
      assertThat(up.waitFor(Duration.ofMinutes(2))).as(up.stderr()).isZero();
    }
    assertThat(db.queryString("SELECT count(*) FROM t")).isEqualTo("3");
  }

  /** A character of two units may stand where a buffer ends. */
  @Test
  void charactersBeyondTheFirstPlaneAreCopiedWhole() throws SQLException {
    for (int shift = 0; shift < 2; shift++) {
      String rows = "x".repeat(shift) + "\uD83D\uDE00".repeat(100_000);
      project.file(
          (shift + 1) + "_a.sql",
          "CREATE TABLE t"
              + shift
              + " (a text);\nCOPY t"
              + shift
              + " FROM stdin;\n"
              + rows
              + "\n\\.\n");
      assertThat(project.run("up").exitCode()).isZero();
      assertThat(
              db.queryString("SELECT count(*) FROM t" + shift + " WHERE a ~ '^x*\uD83D\uDE00*$'"))
          .isEqualTo("1");
    }
  }
}

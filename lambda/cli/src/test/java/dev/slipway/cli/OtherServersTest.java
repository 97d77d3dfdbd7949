package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests one store that several servers and environments keep their backups in. */
class OtherServersTest extends RestoreTestBase {

  @BeforeEach
  void makeATable() throws SQLException {
    db.execute("CREATE TABLE words (id int)", "INSERT INTO words VALUES (1)");
  }

  private Project on(String server) {
    return project.with("DB_SERVER_ID", server);
  }

  /** Backs the source up as of a server and an environment. */
  private Path taken(String server, String environment) {
    Result result = on(server).run("backup", "--json", "--environment", environment);
    succeeded(result);
    return folder(String.valueOf(result.json().get("backup")));
  }

  private Result restoreOn(String server, String environment, String backup, String... more) {
    List<String> arguments = new ArrayList<>(List.of("restore", backup));
    arguments.addAll(List.of("--environment", environment, "--confirm", target.name()));
    arguments.addAll(List.of(more));
    return on(server).on(target.url()).run(arguments.toArray(String[]::new));
  }

  private String latest() {
    return "latest:" + db.name();
  }

  @Test
  void aBackupLiesInTheFoldersOfItsEnvironmentAndServer() {
    assertThat(taken("db-ABC", "Prod").getParent())
        .isEqualTo(store.resolve("database-backups/prod/" + db.name() + "/db-ABC"));
    Path untold = folder(backUp("--environment", "prod"));
    assertThat(untold.getParent().getFileName().toString()).matches("\\d{18,20}");
  }

  @Test
  void theLatestIsOfTheSameEnvironmentAndServer() throws SQLException {
    taken("db-PROD", "prod");
    db.execute("UPDATE words SET id = 2");
    taken("db-STAGING", "staging");
    db.execute("UPDATE words SET id = 3");
    taken("db-OTHER", "prod");
    succeeded(restoreOn("db-PROD", "prod", latest()));
    assertThat(target.queryString("SELECT id FROM words")).isEqualTo("1");
    succeeded(restoreOn("db-STAGING", "staging", latest(), "--clean", "--no-backup"));
    assertThat(target.queryString("SELECT id FROM words")).isEqualTo("2");
  }

  @Test
  void anotherEnvironmentsBackupIsAskedAbout() throws SQLException {
    String backup = taken("db-PROD", "prod").toString();
    List<String> before = target.catalogue();
    refused(
        restoreOn("db-STAGING", "staging", backup),
        before,
        "is of " + db.name() + " in prod (server db-PROD), and this is staging (server db-STAGING)",
        "add --from-environment prod");
    refused(
        restoreOn("db-STAGING", "staging", backup, "--from-environment", "staging"),
        before,
        "is of prod, not of staging");
    succeeded(restoreOn("db-STAGING", "staging", backup, "--from-environment", "prod"));
  }

  @Test
  void anotherServersBackupIsAskedAbout() throws SQLException {
    String backup = taken("db-LOST", "prod").toString();
    List<String> before = target.catalogue();
    refused(restoreOn("db-NEW", "prod", backup), before, "(server db-LOST)", "(server db-NEW)");
    refused(
        restoreOn("db-NEW", "prod", latest()),
        before,
        "no complete backup of " + db.name() + " (prod) by this server (db-NEW)",
        backup,
        "--from-environment prod");
    succeeded(restoreOn("db-NEW", "prod", latest(), "--from-environment", "prod"));
  }

  @Test
  void theLatestOfSeveralServersMustBeNamed() throws SQLException {
    String first = taken("db-A", "prod").toString();
    String second = taken("db-B", "prod").toString();
    refused(
        restoreOn("db-C", "staging", latest(), "--from-environment", "prod"),
        target.catalogue(),
        "has some of 2 servers",
        first,
        second);
  }

  @Test
  void whoIsNotToldWhichServerItIsGoesByItsSystemIdentifier() throws SQLException {
    taken("db-A", "dev");
    succeeded(project.on(target.url()).run("restore", latest()));
    taken("db-B", "dev");
    refused(
        project.on(target.url()).run("restore", latest(), "--clean"),
        target.catalogue(),
        "has some of 2 servers");
  }

  /** Such as a restored snapshot: only what has happened since tells the two apart. */
  @Test
  void aPhysicalCopyOfTheServerTakesNoBackupOfItsOrigin() throws SQLException {
    db.execute("DROP TABLE words");
    project.done("up");
    backUp();
    String copy = db.name() + "_copy";
    String away = db.name() + "_away";
    executeAsSuperuser(
        target, "CREATE DATABASE " + copy + " OWNER " + db.user() + " TEMPLATE " + db.name());
    String origins = backUp();
    rename(db.name(), away);
    rename(copy, db.name());
    try {
      Result latest = project.run("restore", "latest", "--clean");
      assertThat(latest.exitCode()).isNotZero();
      assertThat(latest.err())
          .contains("of a state that this database never had", "name it: restore " + origins);
      Result pruned = project.done("backups", "--prune", "--keep-last", "1", "--keep-days", "0");
      assertThat(pruned.out())
          .contains("of a state that this database never had", "Nothing to delete");
      project.done("restore", origins, "--clean");
      project.done("restore", "latest", "--clean");
    } finally {
      executeAsSuperuser(target, "DROP DATABASE " + away);
    }
  }

  @Test
  void whatWasTakenBeforeAnOlderOneWasRestoredIsKeptAndTold() throws SQLException {
    db.execute("DROP TABLE words");
    project.done("up");
    String older = backUp();
    String between = backUp();
    project.done("restore", older, "--clean");
    assertThat(project.run("restore", "latest", "--clean").err())
        .contains("of a state that this database never had", "name it: restore " + between);
    assertThat(project.done("backups", "--prune").out())
        .contains("of a state that this database never had: a copy's, or before a restore")
        .doesNotContain("not surely of this server");
  }

  /** Where no backup has a run, none is asked for. */
  @Test
  void tablesThatAreNotOursKeepNobodyFromPruningWhatHasNoRun() throws SQLException {
    backUp();
    db.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    db.execute("CREATE TABLE schema_migrations (version int)");
    assertThat(project.done("backups", "--prune").out()).contains("one of the newest");
  }

  private void rename(String from, String to) throws SQLException {
    executeAsSuperuser(target, "ALTER DATABASE " + from + " RENAME TO " + to);
  }

  @Test
  void pruningTouchesNoOtherServersBackups() {
    Path others = taken("db-A", "prod");
    taken("db-B", "prod");
    taken("db-B", "prod");
    Path elsewhere = taken("db-B", "staging");
    Result pruned =
        on("db-B")
            .run(
                "backups",
                "--environment",
                "prod",
                "--prune",
                "--keep-last",
                "1",
                "--keep-days",
                "0",
                "--execute");
    succeeded(pruned);
    assertThat(pruned.out())
        .contains("not surely of this server; delete it by hand", "Deleted 1 backup");
    assertThat(others).exists();
    assertThat(elsewhere).exists();
  }

  /** Whoever forgets the environment must not believe that there is no backup. */
  @Test
  void backupsOfAnotherEnvironmentAreTold() throws Exception {
    taken("db-A", "prod");
    String has =
        " It has some of prod/"
            + db.name()
            + " (environment/database): look with --environment and --url of those.";
    assertThat(project.run("backups").out())
        .isEqualTo("No backup of " + db.name() + " (dev) in file:" + store + "." + has + "\n");
    assertThat(project.run("verify-backup", "latest").err())
        .contains("There is no complete backup of " + db.name() + " (dev) in file:", has);
  }

  @Test
  void backupsOfOlderVersionsAreStillFoundAndNeverPruned() throws Exception {
    Path old = asOlderVersionsKept(taken("db-A", "dev"));
    assertThat(on("db-B").run("backups").out()).contains(old.toString(), "complete");
    assertThat(project.with("ENVIRONMENT", "prod").run("backups").out()).contains("No backup of");
    Result pruned = on("db-B").run("backups", "--prune", "--keep-last", "1", "--execute");
    assertThat(pruned.out()).contains("not surely of this server", "Nothing to delete");
    succeeded(restoreOn("db-B", "dev", latest()));
    assertThat(old).exists();
  }

  @Test
  void theNewestOfAnOlderVersionIsTheLatestWhereItIsNewer() throws Exception {
    taken("db-A", "dev");
    db.execute("UPDATE words SET id = 2");
    asOlderVersionsKept(taken("db-A", "dev"));
    succeeded(restoreOn("db-A", "dev", latest()));
    assertThat(target.queryString("SELECT id FROM words")).isEqualTo("2");
  }

  /** Without the folders of environment and server, and a manifest that knows no server. */
  private Path asOlderVersionsKept(Path backup) throws IOException {
    Path manifest = backup.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replaceAll("\"serverId\" : \\{[^}]*},", ""));
    Path old = store.resolve("database-backups/" + db.name()).resolve(backup.getFileName());
    Files.createDirectories(old.getParent());
    return Files.move(backup, old);
  }

  @Test
  void theIdOfAServerIsCheckedAsItNamesAFolder() {
    Result result = on("../other").run("backup");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("DB_SERVER_ID: must be letters, digits and hyphens");
  }
}

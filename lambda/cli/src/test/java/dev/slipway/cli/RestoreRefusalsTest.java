package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what {@code restore} refuses; the target must stay as it was. */
class RestoreRefusalsTest extends RestoreTestBase {

  private String backup;
  private List<String> before;

  @BeforeEach
  void takeABackup() throws Exception {
    done("up");
    backup = backUp();
    before = target.catalogue();
  }

  private Path file(String name) {
    return folder(backup).resolve(name);
  }

  private void edit(String from, String to) throws IOException {
    Path manifest = file("manifest.json");
    String text = Files.readString(manifest);
    assertThat(text).contains(from);
    Files.writeString(manifest, text.replace(from, to));
  }

  @Test
  void refusesABackupThatIsNotThere() throws Exception {
    String missing = backup.replaceFirst("/$", "") + "-other/";
    refused(
        restore(missing), before, "There is no backup in " + missing + ". Nothing was changed.");
  }

  @Test
  void refusesABackupWithoutManifest() throws Exception {
    Files.delete(file("manifest.json"));
    refused(restore(backup), before, "is not a complete backup: it has no manifest.json.");
    assertThat(restore(backup, "--json").json())
        .containsEntry("next", "Take one that `backups` lists as complete.");
  }

  @Test
  void refusesATruncatedManifest() throws Exception {
    byte[] manifest = Files.readAllBytes(file("manifest.json"));
    Files.write(file("manifest.json"), Arrays.copyOf(manifest, manifest.length / 2));
    refused(restore(backup), before, "cannot be read as a manifest", "Nothing was changed.");
  }

  @Test
  void tellsAllDamagedFilesAtOnce() throws Exception {
    Files.delete(file("800-sequences.sql.zst"));
    flip(file("100-public.words.p0.sql.zst"));
    Files.write(file("100-public.notes.p0.sql.zst"), new byte[3]);
    String sizes = "The backup " + backup + " is damaged:\n  ";
    refused(
        restore(backup),
        before,
        sizes,
        "800-sequences.sql.zst: is missing",
        "100-public.notes.p0.sql.zst: has 3 bytes, its manifest says ",
        "\nThe database was not touched. Next: take another backup that `backups` lists.");
  }

  @Test
  void refusesAFlippedByteInAnyFile() throws Exception {
    for (String name : List.of("100-public.words.p0.sql.zst", "000-pre.sql.zst")) {
      flip(file(name));
      refused(restore(backup), before, "is damaged:\n", name + ":", "was not touched");
      flip(file(name));
    }
    succeeded(restore(backup));
  }

  private static void flip(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(file.length() / 2);
      int b = file.read();
      file.seek(file.length() / 2);
      file.write(b ^ 1);
    }
  }

  /** What can be known before is known before anything is dropped. */
  @ParameterizedTest
  @ValueSource(strings = {"rows", "bytes", "sha256", "storedBytes", "storedSha256"})
  void aManifestThatDoesNotFitItsFilesEmptiesNothing(String field) throws Exception {
    target.execute("CREATE TABLE mine (id int)");
    before = target.catalogue();
    String text = Files.readString(file("manifest.json"));
    String words = "(?s)(\"file\" : \"100-public.words.p0.sql.zst\".*?\"" + field + "\" : )";
    String number = text.replaceFirst(words + "(\\d+)", "$1$20");
    String hash = text.replaceFirst(words + "\"....", "$1\"0000");
    Files.writeString(file("manifest.json"), field.contains("ha256") ? hash : number);
    assertThat(file("manifest.json")).content().isNotEqualTo(text);
    for (String[] arguments : new String[][] {{"--clean"}, {"--clean", "--table", "words"}}) {
      refused(
          restore(Stream.concat(Stream.of(backup), Stream.of(arguments)).toArray(String[]::new)),
          before,
          arguments.length == 1 ? "is damaged:\n  100-public.words.p0.sql.zst: " : "words");
    }
  }

  /** Whoever restores by psql would restore it too. */
  @Test
  void refusesAFileThatTheManifestDoesNotKnow() throws Exception {
    Files.writeString(file("README.txt"), "not SQL");
    Files.copy(file("000-pre.sql.zst"), file("050-more.sql.zst"));
    refused(
        restore(backup),
        before,
        "is damaged:\n  050-more.sql.zst: is there, and the manifest knows none\n");
    Files.delete(file("050-more.sql.zst"));
    succeeded(restore(backup));
  }

  @Test
  void refusesATargetThatIsNotEmpty() throws Exception {
    target.execute("CREATE TABLE mine (id int)", "CREATE VIEW sight AS SELECT 1");
    before = target.catalogue();
    refused(
        restore(backup),
        before,
        "is not empty: it holds 1 table (public.mine), 1 view (public.sight). It was not touched."
            + " Next: restore into an empty database, or add --clean");
  }

  @Test
  void tellsAllThatTheTargetLacks() throws Exception {
    edit("\"server\" : \"", "\"server\" : \"99");
    edit("\"encoding\" : \"UTF8\"", "\"encoding\" : \"LATIN1\"");
    edit("\"roles\" : [ ", "\"roles\" : [ \"nobody here\", ");
    edit(
        "\"extensions\" : [ ",
        "\"extensions\" : [ {\"name\":\"no_such\",\"version\":\"1\",\"schema\":\"public\"}, ");
    refused(
        restore(backup),
        before,
        "cannot be restored into ",
        "server: is PostgreSQL ",
        "encoding: is UTF8, the backup's is LATIN1; CREATE DATABASE ... ENCODING 'LATIN1' TEMPLATE",
        "roles: nobody here is not there; CREATE ROLE them, or restore with --no-owner"
            + " --no-privileges",
        "extensions: no_such is not available; install them on the server first",
        "The database was not touched.");
  }

  /** What is missing does not keep the server from being asked about all else. */
  @Test
  void tellsWhatIsMissingTogetherWithWhatTheServerRefuses() throws Exception {
    String role = db.name() + "_gone";
    executeAsSuperuser(
        db,
        "CREATE ROLE " + role,
        "CREATE TABLE theirs (id int); ALTER TABLE theirs OWNER TO " + role,
        "GRANT SELECT ON words TO " + role,
        "CREATE FUNCTION known(int) RETURNS bool LANGUAGE sql LEAKPROOF AS 'SELECT $1 = 1'",
        "CREATE PUBLICATION everything FOR ALL TABLES",
        "GRANT SELECT ON theirs TO " + db.user());
    backup = backUp();
    executeAsSuperuser(db, "DROP OWNED BY " + role, "DROP ROLE " + role);
    refused(
        restore(backup),
        before,
        "roles: " + role + " is not there; CREATE ROLE them",
        "leakproof: 000-pre.sql.zst: CREATE FUNCTION public.known(integer)",
        "publication: 900-post.sql.zst: CREATE PUBLICATION everything FOR ALL TABLES",
        "The database was not touched.");
    target.execute("CREATE TABLE mine (id int)");
    refused(
        restore(backup),
        target.catalogue(),
        "roles: " + role + " is not there",
        "database: is not empty: it holds 1 table (public.mine); restore into an empty database");
    refused(
        restore(backup, "--clean"),
        target.catalogue(),
        "roles: " + role,
        "leakproof: ",
        "publication: ");
  }

  @Test
  void refusesARoleThatMayNotCreate() throws Exception {
    try (PgDatabase other = PgDatabase.open()) {
      executeAsSuperuser(
          other,
          "DROP ROLE IF EXISTS slipway_guest",
          "CREATE ROLE slipway_guest LOGIN PASSWORD 'guest'");
      String guest = target.url().replaceFirst("//[^@]*@", "//slipway_guest:guest@");
      refused(
          restoreAs(guest, backup), before, "rights: role slipway_guest may not create schemas");
      executeAsSuperuser(other, "DROP ROLE slipway_guest");
    }
  }

  @Test
  void refusesWhatIsNoBackup() throws Exception {
    for (String name : List.of("https://example.com/x", "s3://", "/", "file:///")) {
      Result result = restore(name);
      refused(result, before, "BACKUP: must be the URI of a backup as `backups` lists it ");
      assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    }
    refused(
        restore("latest:nowhere"), before, "There is no complete backup of nowhere (dev) in file:");
  }

  @Test
  void refusesAnUnfinishedRestoreOfAnotherBackup() throws Exception {
    target.execute(
        "CREATE SCHEMA slipway_restore",
        "CREATE TABLE slipway_restore.units (unit text PRIMARY KEY)",
        "CREATE TABLE slipway_restore.backup AS SELECT 'file:/other'::text AS uri,"
            + " 'x'::text AS manifest, false AS clean, now() AS begun_at");
    before = target.catalogue();
    refused(
        restore(backup),
        before,
        "holds an unfinished restore of file:/other, begun ",
        "Next: go on with restore file:/other, or add --clean");
    succeeded(restore(backup, "--clean"));
    assertThat(target.catalogue()).isEqualTo(db.catalogue());
  }

  @Test
  void failureInTheMiddleIsTold() throws Exception {
    db.execute(
        "CREATE FUNCTION fails(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS"
            + " 'BEGIN IF current_database() <> ''"
            + db.name()
            + "'' THEN RAISE ''no way'' USING HINT = ''try elsewhere''; END IF; RETURN 1; END'",
        "CREATE INDEX failing ON words (fails(id))");
    backup = backUp();
    Result result = restore(backup);
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains(
            "failed at 900-post.sql.zst: CREATE INDEX failing ON public.words",
            "no way (P0001).",
            "Hint: try elsewhere",
            "The database is half restored: ",
            "run the same restore again (restore " + backup + "); it goes on where it stopped.");
    for (String command : List.of("up", "status")) {
      assertThat(project.on(target.url()).run(command).err())
          .startsWith("slipway: Database " + target.name() + " is half restored: ");
    }
    target.execute(
        "CREATE OR REPLACE FUNCTION fails(int) RETURNS int LANGUAGE sql IMMUTABLE RETURN 1");
    Result again = restore(backup, "--json");
    succeededBut(again, "is otherwise: CREATE FUNCTION public.fails(integer) RETURNS integer");
    assertThat(again.json()).containsEntry("resumed", true).containsEntry("rows", 0);
    assertThat(target.rows("SELECT status FROM schema_migration_runs ORDER BY started_at DESC"))
        .startsWith(List.of("completed"), List.of("failed"));
  }
}

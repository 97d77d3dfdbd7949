package dev.slipway.postgres.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.SocketSession;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.psql.Psql;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which pg_dump is chosen, and that its word alone is not trusted. */
class SchemaDumpersTest {

  private static final String LAST_COMMENT =
      "\\n--\\n-- PostgreSQL database dump complete\\n--\\n\\n";

  @TempDir Path folder;
  @RegisterExtension final PgDatabase database = new PgDatabase();

  @Test
  void anInstalledOneComesFirst() throws IOException {
    install("a", "pg_dump (PostgreSQL) 17.2 (Debian 17.2-1)", "");
    install("b", "pg_dump (PostgreSQL) 18.6", "");
    assertThat(choose(17).version()).isEqualTo("17.2");
    assertThat(choose(18).version()).isEqualTo("18.6");
  }

  @Test
  void oneThatIsTooOldGivesWayToTheBuiltInOne() throws IOException {
    install("a", "pg_dump (PostgreSQL) 17.10", "");
    assertThat(choose(18).version()).isEqualTo("18.3");
  }

  @Test
  void whatIsNoPgDumpIsPassedOver() throws IOException {
    install("a", "Usage: pg_dump", "");
    assertThat(choose(14).version()).isEqualTo("18.3");
  }

  @Test
  void aServerNewerThanAllIsRefused() throws IOException {
    install("a", "pg_dump (PostgreSQL) 19beta1", "");
    assertThatThrownBy(() -> choose(20))
        .isInstanceOf(DumpFailed.class)
        .hasMessage(
            "No pg_dump is new enough for PostgreSQL 20: "
                + folder.resolve("a/pg_dump")
                + " is 19beta1; the built-in one is 18.3. Put pg_dump 20 or newer on the PATH, or"
                + " into /opt/bin, as a layer of the function does. Nothing was done.");
  }

  @Test
  void aDumpWithoutItsLastCommentIsNone() throws IOException {
    install("a", "pg_dump (PostgreSQL) 20.1", "printf 'CREATE TABLE t (n int);\\n'");
    assertThatThrownBy(() -> dump(choose(20)))
        .isInstanceOf(DumpFailed.class)
        .hasMessage(
            "pg_dump 20.1 ("
                + folder.resolve("a/pg_dump")
                + ") did not dump the schema of 127.0.0.1:"
                + database.port()
                + "/"
                + database.name()
                + " (it ended without saying that the dump is complete). Nothing was changed, and"
                + " what was written of the dump is of no use. Try again.");
  }

  @Test
  void moreAfterTheLastCommentIsNoDump() throws IOException {
    install("a", "pg_dump (PostgreSQL) 20.1", "printf '" + LAST_COMMENT + "CREATE TABLE t'");
    assertThatThrownBy(() -> dump(choose(20))).isInstanceOf(DumpFailed.class);
  }

  @Test
  void aStatusOtherThanZeroIsAFailureEvenWithTheLastComment() throws IOException {
    install(
        "a", "pg_dump (PostgreSQL) 20.1", "printf '" + LAST_COMMENT + "'; echo odd >&2; exit 3");
    assertThatThrownBy(() -> dump(choose(20)))
        .isInstanceOf(DumpFailed.class)
        .hasMessageContaining("(status 3: odd)");
  }

  @Test
  void theLastCommentMayBeFollowedByTheEndOfARestriction() throws IOException {
    install(
        "a", "pg_dump (PostgreSQL) 20.1", "printf '" + LAST_COMMENT + "\\\\unrestrict k3y\\n\\n'");
    dump(choose(20));
  }

  /** What is not committed, nobody else would see; there is no password in the child. */
  @Test
  void anInstalledOneIsInTheSessionAndItsTransaction() throws Exception {
    Psql.assumeAvailable();
    String ask = "psql -XAtqc 'BEGIN; SELECT sum(n), current_user FROM public.unseen'";
    install("a", "pg_dump (PostgreSQL) 20.1", ask + "; printf '" + LAST_COMMENT + "'");
    try (SocketSession session = owner().openWithSocket()) {
      session.session().executeAsWritten("BEGIN; CREATE TABLE unseen AS SELECT 7 AS n");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int i = 0; i < 2; i++) {
        choose(20).dump(DumpContract.all(), session, out);
      }
      assertThat(out.toString(StandardCharsets.UTF_8))
          .startsWith("7|" + PostgresServer.OWNER + "\n")
          .contains("complete\n--\n\n7|");
      List<Rows> left = session.session().execute("SELECT count(*) AS n FROM public.unseen");
      assertThat(left.get(0).first().get("n")).isEqualTo("1");
    }
    assertThat(database.rows("SELECT FROM pg_tables WHERE tablename = 'unseen'")).isEmpty();
  }

  /** Here psql, which is killed while the server works for it. */
  @Test
  void whatAKilledClientHasAskedForIsCancelled() throws Exception {
    Psql.assumeAvailable();
    Path seen = folder.resolve("seen");
    install(
        "a",
        "pg_dump (PostgreSQL) 20.1",
        "psql -XAtqc 'SELECT pg_sleep(600)' & while [ ! -f "
            + seen
            + " ]; do sleep 0.02; done; kill -9 $!; wait $!; exit 1");
    CompletableFuture<Void> dump = CompletableFuture.runAsync(() -> dump(choose(20)));
    awaitSleepers(1);
    Files.createFile(seen);
    assertThatThrownBy(dump::get).hasCauseInstanceOf(DumpFailed.class);
    awaitSleepers(0);
  }

  private void awaitSleepers(int count) throws Exception {
    String sleepers =
        "SELECT FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(600)' AND state = 'active'";
    while (database.rows(sleepers).size() != count) {
      Thread.sleep(20);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--file=x", "--fi=x", "-fx", "--host=h", "--format=c", "table", "--section=data"})
  void optionsThatWouldTakeTheDumpElsewhereAreRefused(String option) {
    assertThatThrownBy(() -> new DumpRequest(DumpSection.ALL, null, List.of(option)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sectionsAreReadOnceWherePgRestoreOfTheSameVersionIsBeside() throws Exception {
    install("a", "pg_dump (PostgreSQL) 20.1", "echo read >> " + folder.resolve("readings"));
    restorer("pg_restore (PostgreSQL) 20.1", "printf '" + LAST_COMMENT + "'");
    writeSections();
    assertThat(Files.readAllLines(folder.resolve("readings"))).hasSize(1);
  }

  @Test
  void anotherVersionOfPgRestoreIsLeftAlone() throws Exception {
    String said = "; printf '" + LAST_COMMENT + "'";
    install("a", "pg_dump (PostgreSQL) 20.1", "echo read >> " + folder.resolve("readings") + said);
    restorer("pg_restore (PostgreSQL) 20.2", "exit 1");
    writeSections();
    assertThat(Files.readAllLines(folder.resolve("readings"))).hasSize(2);
  }

  /** As Debian's pg_wrapper: which program runs depends on whether a server is named. */
  @Test
  void allProgramsAreAskedAndRunInOneEnvironment() throws Exception {
    String wrapper = "if [ -n \"$PGHOST\" ]; then v=20.1; else v=15.3; fi; ";
    Path seen = folder.resolve("versions");
    String work = wrapper + "echo $v >> " + seen + "; printf '" + LAST_COMMENT + "'";
    installWrapper("pg_dump", wrapper, work);
    installWrapper("pg_restore", wrapper, work);
    writeSections();
    assertThat(Files.readAllLines(seen)).containsExactly("20.1", "20.1", "20.1");
  }

  private void installWrapper(String name, String wrapper, String work) throws IOException {
    Path program = Files.createDirectories(folder.resolve("a")).resolve(name);
    String version =
        wrapper + "[ \"$1\" = --version ] && echo \"" + name + " (PostgreSQL) $v\" && exit";
    Files.writeString(program, "#!/bin/sh\n" + version + "\n" + work + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void aSectionThatPgRestoreDoesNotFinishIsNone() throws Exception {
    install("a", "pg_dump (PostgreSQL) 20.1", "");
    restorer("pg_restore (PostgreSQL) 20.1", "echo 'no archive' >&2; exit 1");
    assertThatThrownBy(this::writeSections)
        .isInstanceOf(DumpFailed.class)
        .hasMessageContaining("(status 1: no archive)");
  }

  private void writeSections() throws Exception {
    try (SocketSession session = owner().openWithSocket();
        DumpedSections sections = choose(20).sections(null, session)) {
      sections.write(DumpSection.PRE_DATA, OutputStream.nullOutputStream());
      sections.write(DumpSection.POST_DATA, OutputStream.nullOutputStream());
    }
  }

  private SchemaDumper choose(int serverMajor) {
    return SchemaDumpers.choose(
        owner(), serverMajor, List.of(folder.resolve("a"), folder.resolve("b")));
  }

  private Connector owner() {
    return DumpTarget.of(database, PostgresServer.OWNER);
  }

  private static void dump(SchemaDumper dumper) {
    dumper.dump(DumpContract.all(), OutputStream.nullOutputStream());
  }

  private void install(String name, String version, String dump) throws IOException {
    install(Files.createDirectories(folder.resolve(name)).resolve("pg_dump"), version, dump);
  }

  private void restorer(String version, String restore) throws IOException {
    install(folder.resolve("a/pg_restore"), version, restore);
  }

  private static void install(Path program, String version, String work) throws IOException {
    String script = "#!/bin/sh\nif [ \"$1\" = --version ]; then echo '" + version + "'; exit; fi\n";
    Files.writeString(program, script + work + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }
}

package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pg_dump that writes down all that it is told: no password is among it, nor stays behind. */
class FakePgDumpTest {

  private static final String RECORD =
      """
      #!/bin/sh
      if [ "$1" = --version ]; then echo "pg_dump (PostgreSQL) %d.9"; exit 0; fi
      here=$(dirname "$0")
      {
        echo "arguments: $*"
        env
        tr '\\0' '\\n' < /proc/$PPID/cmdline
        cat "$PGPASSFILE" "$PGSERVICEFILE" "$HOME/.pgpass" "$PGHOST"/* 2> /dev/null
        ls -laR "$PGHOST"
      } > "$here/record"
      %s
      exit 1
      """;

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path home;

  private Project project;

  @BeforeEach
  void createProject() throws IOException {
    project =
        Project.of(Files.createDirectory(home.resolve("migrations")), db.url())
            .file("1_a.sql", "CREATE TABLE a (i int);")
            .with("BACKUP_STORE", "file:" + home.resolve("store"))
            .with("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(temporary());
    assertThat(project.run("up").exitCode()).isZero();
  }

  /** It fails, it is killed, or it kills us: whatever the end is. */
  @ParameterizedTest
  @ValueSource(strings = {"", "kill -9 $$", "kill -9 $PPID"})
  void noPasswordIsToldOrLeft(String end) throws Exception {
    Path program = home.resolve("bin/pg_dump");
    Files.writeString(program, RECORD.formatted(PostgresServer.majorVersion(), end));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    try (ChildProcess child = backup()) {
      assertThat(child.waitFor(Duration.ofMinutes(2))).as(child.stderr()).isNotZero();
      assertThat(child.stdout() + child.stderr()).doesNotContain(db.password());
    }
    String record = Files.readString(home.resolve("bin/record"));
    assertThat(record).contains("PGUSER=" + db.user()).doesNotContain(db.password());
    assertThat(filesWithThePassword()).isEmpty();
  }

  /** Too deep for a socket. */
  private Path temporary() {
    return home.resolve("a place that is too deep".repeat(3));
  }

  private ChildProcess backup() {
    List<String> command =
        new ArrayList<>(
            ChildProcess.java(List.of("-Djava.io.tmpdir=" + temporary()), "dev.slipway.cli.Main"));
    command.add("backup");
    return ChildProcess.startCommand(home, project.environment(), command);
  }

  private List<Path> filesWithThePassword() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).filter(this::holdsThePassword).toList();
    }
  }

  private boolean holdsThePassword(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains(db.password());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

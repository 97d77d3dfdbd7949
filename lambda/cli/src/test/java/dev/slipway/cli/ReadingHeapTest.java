package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reading a dump costs: every command reads every file, for as long as the files are kept. */
class ReadingHeapTest {

  private static final int MEGABYTES = 20;

  /** What the command line needs for itself. */
  private static final int REST = 40;

  private static final Duration LIMIT = Duration.ofMinutes(5);

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO a VALUES (1, 'one');\\n     | INSERT INTO a VALUES (1, 'one');\\n |",
        "INSERT INTO a VALUES (0, 'zero')        | , (2, 'two it''s')               | ;",
        "CREATE TABLE a (t text);                | INSERT INTO a VALUES ('Łódź');\\n |",
        "COPY a FROM stdin;\\n                   | 1\\tone\\n                      | \\.\\n",
      })
  void takesFourBytesForEachByteOfADump(String begin, String repeated, String end)
      throws Exception {
    write(begin, repeated, end == null ? "" : end);
    String status = run("-Xmx" + (4 * MEGABYTES + REST) + "m", 0, "status");
    assertThat(status).contains("pending (1)");
  }

  @Test
  void tooLittleHeapIsToldWithWhatWasReadAndTheWayOut() throws Exception {
    write("", "INSERT INTO a VALUES (1, 'one');\n", "");
    String status = run("-Xmx" + MEGABYTES + "m", 1, "status");
    assertThat(status)
        .doesNotContain("java.lang", "\tat ", "Exception in thread")
        .contains(
            "The memory of this process is used up",
            "while 001_a.sql (" + MEGABYTES + " MB) was read",
            "Nothing was run",
            "JAVA_OPTS=-Xmx",
            "COPY");
  }

  private void write(String begin, String repeated, String end) throws IOException {
    Path migrations = Files.createDirectory(folder.resolve("migrations"));
    try (Writer file = Files.newBufferedWriter(migrations.resolve("001_a.sql"))) {
      file.write(plain(begin));
      String piece = plain(repeated).repeat(1000);
      for (long written = 0; written < MEGABYTES << 20; written += piece.length()) {
        file.write(piece);
      }
      file.write(plain(end));
    }
  }

  private static String plain(String written) {
    return written.replace("\\n", "\n").replace("\\t", "\t");
  }

  private String run(String heap, int exitCode, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            ChildProcess.java(List.of(heap, "-XX:+UseSerialGC", "-Xmn12m"), Main.class.getName()));
    command.addAll(List.of(arguments));
    try (ChildProcess child =
        ChildProcess.startCommand(folder, Map.of("DATABASE_URL", db.url()), command)) {
      int code = child.waitFor(LIMIT);
      assertThat(code).as(child.stdout() + child.stderr()).isEqualTo(exitCode);
      return child.stdout() + child.stderr();
    }
  }
}

package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a database may be larger than the memory it is backed up from. How much larger, in
 * megabytes of SQL, is said by {@code -Dslipway.backup.megabytes}.
 */
class BackupMemoryTest {

  private static final int MEGABYTES = Integer.getInteger("slipway.backup.megabytes", 300);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** A third each in rows of 8 MB, of 1 MB, and of 100 bytes. */
  private static final String ROWS =
      "CREATE TABLE huge AS SELECT i, repeat(md5(i::text), 262144) AS text"
          + " FROM generate_series(1, %1$d / 24) i;"
          + " CREATE TABLE wide AS SELECT i, repeat(md5(i::text), 32768) AS text"
          + " FROM generate_series(1, %1$d / 3) i;"
          + " CREATE TABLE narrow AS SELECT i, repeat(md5(i::text), 3) AS text"
          + " FROM generate_series(1, %1$d * 3300) i";

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  @Test
  @EnabledIfSystemProperty(named = "slipway.backup.megabytes", matches = "\\d+")
  void aBackupIsWrittenAndVerifiedFrom256Megabytes() throws Exception {
    db.execute(ROWS.formatted(MEGABYTES));
    assertThat(run("-Xmx256m", 0, "backup", "--workers", "4")).contains("Done. ");
    assertThat(run("-Xmx256m", 0, "verify-backup", "latest", "--full")).contains("Whole: ");
  }

  /** What it says is enough is enough. */
  @Test
  void aRowThatIsTooLargeIsToldWithTheMemoryThatItNeeds() throws Exception {
    db.execute("CREATE TABLE large AS SELECT 1 AS id, repeat(md5('x'), 3200000) AS text");
    String told = run("-Xmx100m", 1, "backup");
    assertThat(told)
        .contains("failed while writing the rows of public.large")
        .contains("a row of 97 MB of text does not fit into the memory of this process")
        .contains("which has ", "back up again")
        .doesNotContain("java.lang", "\tat ");
    String enough = told.replaceFirst("(?s).*JAVA_OPTS=(-Xmx\\d+m).*", "$1");
    assertThat(run(enough, 0, "backup")).contains("Done. ");
    assertThat(run("-Xmx100m", 1, rehearse()))
        .contains("a row of 97 MB of text does not fit", "Next: give it ", "rehearse it again")
        .doesNotContain("java.lang", "\tat ", "amaged");
    assertThat(db.rows(RehearsalTestBase.DATABASES)).isEmpty();
  }

  private String[] rehearse() {
    return new String[] {
      "verify-backup",
      "latest",
      "--rehearse",
      "--url",
      "postgres://postgres@127.0.0.1:" + db.port() + "/" + db.name()
    };
  }

  private String run(String heap, int exitCode, String... arguments) {
    List<String> command =
        new ArrayList<>(ChildProcess.java(List.of(heap, "-XX:+UseSerialGC"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Map<String, String> variables = new HashMap<>();
    variables.put("DATABASE_URL", db.url());
    variables.put("BACKUP_STORE", "file:" + folder);
    try (ChildProcess child = ChildProcess.startCommand(folder, variables, command)) {
      int code = child.waitFor(LIMIT);
      assertThat(code).as(child.stdout() + child.stderr()).isEqualTo(exitCode);
      return child.stdout() + child.stderr();
    }
  }
}

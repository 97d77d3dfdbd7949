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
  void aBackupIsWrittenAndVerifiedFrom256Megabytes() throws Exception {
    db.execute(ROWS.formatted(MEGABYTES));
    assertThat(run("backup", "--workers", "4")).contains("Done. ");
    assertThat(run("verify-backup", "latest", "--full")).contains("Whole: ");
  }

  private String run(String... arguments) {
    List<String> command =
        new ArrayList<>(ChildProcess.java(List.of("-Xmx256m"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Map<String, String> variables = new HashMap<>();
    variables.put("DATABASE_URL", db.url());
    variables.put("BACKUP_STORE", "file:" + folder);
    try (ChildProcess child = ChildProcess.startCommand(folder, variables, command)) {
      int exitCode = child.waitFor(LIMIT);
      assertThat(exitCode).as(child.stdout() + child.stderr()).isZero();
      return child.stdout();
    }
  }
}

package dev.slipway.testing.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.process.ChildProcess;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a password that comes out is noticed, wherever it does. */
class LeaksTest {

  private static final String PASSWORD = PostgresServer.PASSWORD;

  @RegisterExtension final PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  @Test
  void thePasswordIsFoundAsItIsEncodedAndInParts() {
    Leaks.watched("a", "log: " + PASSWORD + "!");
    Leaks.watched("b", URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
    Leaks.watched("c", "no number: \"t\nhost\" p@ss%41");
    Leaks.watched("d", "nothing");
    assertThat(Leaks.drain())
        .satisfiesExactly(
            found -> assertThat(found).isEqualTo("a: log: ****:t/****%41!"),
            found -> assertThat(found).startsWith("b: ****%3At"),
            found -> assertThat(found).isEqualTo("c: host\" ****%41"));
    assertThat(Leaks.drain()).isEmpty();
  }

  @Test
  void theTestThatShowsItFails() {
    Leaks.watched("the log", PASSWORD);
    assertThatThrownBy(() -> new LeakWatch().afterEach(null))
        .isInstanceOf(AssertionError.class)
        .hasMessage("The password is shown:\n  the log: ****:t/****%41");
  }

  @Test
  void outputAndArgumentsOfProcessesAreWatched() {
    List<String> command = List.of("sh", "-c", "echo out $1; echo err $1 >&2", "sh", PASSWORD);
    try (ChildProcess process = ChildProcess.startCommand(folder, Map.of(), command)) {
      process.waitFor(Duration.ofSeconds(20));
    }
    assertThat(Leaks.drain())
        .anyMatch(found -> found.startsWith("the arguments of sh: "))
        .anyMatch(found -> found.startsWith("the output of sh: out "))
        .anyMatch(found -> found.startsWith("the output of sh: err "));
  }

  @Test
  void theHistoryIsWatched() throws Exception {
    try (PgDatabase other = PgDatabase.open()) {
      other.execute(
          "CREATE TABLE schema_migration_runs (message text)",
          "INSERT INTO schema_migration_runs VALUES ('" + PASSWORD + "')");
    }
    assertThat(Leaks.drain()).anyMatch(found -> found.startsWith("public.schema_migration_runs: "));
  }
}

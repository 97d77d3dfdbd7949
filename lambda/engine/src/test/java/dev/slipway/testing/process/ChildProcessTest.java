package dev.slipway.testing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link ChildProcess}. */
class ChildProcessTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path directory;

  /** A main class that says what it sees, or waits. */
  static final class Toy {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println(String.join("|", arguments));
      System.err.println(System.getenv("TOY") + " " + TimeZone.getDefault().getID());
      System.err.println(Path.of("").toAbsolutePath());
      if (arguments.length == 0) {
        Thread.sleep(60_000);
      }
      System.exit(3);
    }
  }

  @Test
  void givesExitCodeAndOutput() throws Exception {
    try (ChildProcess process = start("up", "a b")) {
      assertThat(process.waitFor(LIMIT)).isEqualTo(3);
      assertThat(process.stdout()).isEqualToNormalizingNewlines("up|a b\n");
      assertThat(process.stderr())
          .isEqualToNormalizingNewlines("yes Australia/Adelaide\n" + directory.toRealPath() + "\n");
    }
  }

  @Test
  void canBeKilled() {
    try (ChildProcess process = start()) {
      process.awaitOutput("Adelaide", LIMIT);
      assertThat(process.isAlive()).isTrue();
      process.killForcibly();
      assertThat(process.isAlive()).isFalse();
      assertThat(process.waitFor(LIMIT)).isNotZero();
    }
  }

  @Test
  void isKilledWhenTheLimitPasses() {
    try (ChildProcess process = start()) {
      process.awaitOutput("Adelaide", LIMIT);
      assertThatThrownBy(() -> process.waitFor(Duration.ofMillis(50)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("Adelaide");
      assertThat(process.isAlive()).isFalse();
    }
  }

  private ChildProcess start(String... arguments) {
    return ChildProcess.startMain(Toy.class.getName(), directory, Map.of("TOY", "yes"), arguments);
  }
}

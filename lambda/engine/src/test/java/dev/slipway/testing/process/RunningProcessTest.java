package dev.slipway.testing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that what a process wrote before it was heard of otherwise is there at once. */
class RunningProcessTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void allThatWasWrittenBeforeAnEventIsThereAfterIt(@TempDir Path folder) throws Exception {
    String script = "seq 200000; echo last line; touch event; exec sleep 60";
    try (RunningProcess process =
        RunningProcess.start(folder, Map.of(), List.of("sh", "-c", script))) {
      while (!Files.exists(folder.resolve("event"))) {
        Thread.onSpinWait();
      }
      assertThat(process.stdout()).endsWith("200000\nlast line\n");
    }
  }

  @Test
  void whatAProcessHasStartedWritesBehindIt(@TempDir Path folder) throws Exception {
    String script = "echo parent; (echo child; echo complaint >&2); echo parent again";
    try (RunningProcess process =
        RunningProcess.start(folder, Map.of(), List.of("sh", "-c", script))) {
      assertThat(process.waitFor(LIMIT)).isZero();
      assertThat(process.stdout()).isEqualTo("parent\nchild\nparent again\n");
      assertThat(process.stderr()).isEqualTo("complaint\n");
    }
  }
}

package dev.slipway.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a session that has ended by itself. */
class SsmSessionTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path bin;

  @Test
  void nothingIsKilledByANumberThatMayBeSomebodyElses() throws Exception {
    Path aws = bin.resolve("aws");
    Path goes = Files.createFile(bin.resolve("goes"));
    Files.writeString(
        aws,
        "#!/bin/sh\necho 'Waiting for connections...'\nwhile [ -e '"
            + goes
            + "' ]; do sleep 0.05; done\n");
    assertThat(aws.toFile().setExecutable(true)).isTrue();
    Path kills = bin.resolve("pkill");
    Files.writeString(kills, "#!/bin/sh\necho $* >> '" + bin.resolve("killed") + "'\n");
    assertThat(kills.toFile().setExecutable(true)).isTrue();
    Map<String, String> variables = Map.of("PATH", bin + ":" + System.getenv("PATH"));
    List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
    try (SsmSession session =
        SsmSession.open(
            "i-0123456789abcdef0",
            "db",
            5432,
            new LocalUser(variables, file -> null, note -> {}))) {
      List<ProcessHandle> all =
          ProcessHandle.current().descendants().filter(one -> !before.contains(one)).toList();
      assertThat(all).hasSizeGreaterThanOrEqualTo(3);
      Files.delete(goes);
      long end = System.nanoTime() + LIMIT.toNanos();
      while (session.isOpen() || all.stream().anyMatch(ProcessHandle::isAlive)) {
        assertThat(System.nanoTime()).isLessThan(end);
        Thread.sleep(20);
      }
      assertThat(bin.resolve("killed")).doesNotExist();
    }
  }
}

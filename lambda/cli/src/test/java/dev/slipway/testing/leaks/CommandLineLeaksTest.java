package dev.slipway.testing.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.postgres.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that a password that the command line shows is noticed. */
class CommandLineLeaksTest {

  @Test
  void theCommandLineInThisJvmIsWatched() {
    Cli.run(Map.of(), "status", "--" + PostgresServer.PASSWORD);
    assertThat(Leaks.drain()).anyMatch(found -> found.startsWith("the command line: "));
  }
}

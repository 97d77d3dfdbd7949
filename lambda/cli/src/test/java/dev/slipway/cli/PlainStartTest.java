package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.process.ChildProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that a command pays for no way that it does not take. */
class PlainStartTest extends CliTestBase {

  private static final String WAYS =
      "(?s).* (dev\\.slipway\\.(tunnel|remote)|org\\.apache\\.sshd|org\\.bouncycastle|software\\.amazon)\\..*";

  @Test
  void whereNothingIsAskedForNoTunnelAndNoFunctionIsLoaded() {
    List<String> command = ChildProcess.java(List.of("-Xlog:class+load"), "dev.slipway.cli.Main");
    command.add("status");
    try (ChildProcess status = ChildProcess.startCommand(folder, project.environment(), command)) {
      assertThat(status.waitFor(Duration.ofMinutes(2))).as(status::stderr).isZero();
      assertThat(status.stdout()).contains(" dev.slipway.cli.CommandTunnel ");
      assertThat(status.stdout().lines().filter(line -> line.matches(WAYS))).isEmpty();
    }
  }
}

package dev.slipway.cli;

import dev.slipway.config.MysqlSettings;
import dev.slipway.config.Settings;
import dev.slipway.config.VariableNames;
import dev.slipway.tunnel.LocalUser;
import dev.slipway.tunnel.Tunnel;
import dev.slipway.tunnel.Tunnels;
import java.io.Console;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tunnel through which a command reaches its database, where one is configured. */
final class CommandTunnel implements AutoCloseable {

  private final @Nullable Tunnel tunnel;

  private CommandTunnel(@Nullable Tunnel tunnel) {
    this.tunnel = tunnel;
  }

  /** Opens nothing yet; where no tunnel is configured, nothing that tunnels need is loaded. */
  static CommandTunnel of(Terminal terminal) {
    Map<String, String> variables = terminal.environment();
    return new CommandTunnel(
        variables.containsKey(VariableNames.SSH_TUNNEL)
                || variables.containsKey(VariableNames.SSM_TUNNEL)
            ? Tunnels.of(
                new LocalUser(variables, file -> passphrase(file, terminal), terminal::tell))
            : null);
  }

  /** Settings by which the database is reached through it, where there is one. */
  Settings through(Settings settings) {
    return tunnel == null ? settings : settings.withPassage(tunnel);
  }

  /** The same of MySQL. */
  MysqlSettings through(MysqlSettings settings) {
    return settings.withPassage(tunnel);
  }

  private static @Nullable String passphrase(Path file, Terminal terminal) {
    Console console = terminal.person().answers() == null ? null : System.console();
    char[] typed =
        console == null
            ? null
            : console.readPassword("Passphrase of %s: ", Harmless.text(file.toString()));
    return typed == null || typed.length == 0 ? null : new String(typed);
  }

  @Override
  public void close() {
    if (tunnel != null) {
      tunnel.close();
    }
  }
}

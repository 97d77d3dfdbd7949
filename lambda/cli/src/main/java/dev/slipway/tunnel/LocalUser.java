package dev.slipway.tunnel;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who opens a tunnel, on this machine.
 *
 * @param variables of the environment
 * @param passphrases asks for that of a key's file; null when nobody can answer
 * @param notices told what goes on
 */
public record LocalUser(
    Map<String, String> variables,
    Function<Path, @Nullable String> passphrases,
    Consumer<String> notices) {

  /** The folder with keys, known hosts and configuration. */
  Path sshFolder() {
    return home().resolve(".ssh");
  }

  Path home() {
    return Path.of(variables.getOrDefault("HOME", System.getProperty("user.home")));
  }

  String name() {
    return System.getProperty("user.name");
  }

  /** A path as a person writes it. */
  Path path(String text) {
    return text.equals("~") || text.startsWith("~/")
        ? home().resolve(text.substring(Math.min(2, text.length())))
        : Path.of(text);
  }
}

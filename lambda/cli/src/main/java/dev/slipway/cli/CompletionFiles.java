package dev.slipway.cli;

import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Where completion lies for a user's shell: a script of ours, and a line in the shell's own file
 * that reads it.
 *
 * @param script the file that is ours
 * @param startFile what the shell reads when it starts; it belongs to the user
 */
record CompletionFiles(Path script, Path startFile) {

  private static final String MARK = " # completion of slipway";

  /**
   * Those of the shell that SHELL names.
   *
   * @throws InvalidInput where that is neither bash nor zsh, or there is no HOME
   */
  static CompletionFiles of(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    if (home.isEmpty()) {
      throw new InvalidInput("HOME is not set, so there is no place for it. Nothing was written.");
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", home + "/.local/share");
    return new CompletionFiles(
        Path.of(data, "slipway", "completion.sh"), startFile(home, environment));
  }

  private static Path startFile(String home, Map<String, String> environment) {
    String shell = environment.getOrDefault("SHELL", "");
    return switch (shell.substring(shell.lastIndexOf('/') + 1)) {
      case "bash" -> Path.of(home, ".bashrc");
      case "zsh" -> Path.of(environment.getOrDefault("ZDOTDIR", home), ".zshrc");
      default ->
          throw new InvalidInput(
              "Completion is for bash and zsh, and SHELL is "
                  + (shell.isEmpty() ? "not set" : shell)
                  + ". Say SHELL=bash or SHELL=zsh before the command. Nothing was written.");
    };
  }

  /** Writes the script anew; the shell's file gets its line once, however often this is asked. */
  void write(String completion) {
    try {
      Files.createDirectories(script.getParent());
      Files.writeString(script, completion);
      String before = Files.exists(startFile) ? read(startFile) : "";
      if (!before.contains(MARK)) {
        String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        Files.write(
            startFile,
            (gap + line() + "\n").getBytes(StandardCharsets.UTF_8),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new InvalidInput(
          "Cannot write " + e.getMessage() + ". Completion is not, or not wholly, installed.");
    }
  }

  /** Whatever bytes a user has there. */
  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private String line() {
    String quoted = "'" + script.toString().replace("'", "'\\''") + "'";
    return "[ ! -r " + quoted + " ] || . " + quoted + MARK;
  }
}

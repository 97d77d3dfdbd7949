package dev.slipway.testing.cli;

import dev.slipway.cli.Main;
import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command line as a shell calls it many times: all that is called in a folder is done by one
 * JVM that stands there, for its start takes the processor longer than most commands do.
 */
public final class StandingCli {

  private static final String COMMAND =
      """
      #!/bin/bash
      # Hands the command to the JVM that stands in this folder; the first one starts it.
      set -eu
      place=$(dirname "$0")/jvm${PWD//\\//_}
      if [ ! -d "$place" ]; then
        mkdir "$place"
        mkfifo "$place/calls"
        '%s' "$place" </dev/null >"$place/log" 2>&1 &
      fi
      call=$(mktemp -d "$place/XXXXXX")
      mkfifo "$call/end"
      for argument; do printf '%%s\\0' "$argument"; done >"$call/arguments"
      env -0 >"$call/variables"
      echo "$call" >"$place/calls"
      read -r code <"$call/end"
      cat "$call/out"
      cat "$call/err" >&2
      exit "$code"
      """;

  /** What a shell hears whose command ends in no way that the command line knows. */
  private static final int BROKEN = 99;

  private StandingCli() {}

  /**
   * Puts {@code slipway} into a folder for the PATH.
   *
   * @return what the shell is to run first, so that the JVMs end with it
   */
  public static String install(Path programs) throws IOException {
    Path command = Files.createDirectories(programs).resolve("slipway");
    String java = String.join("' '", ChildProcess.java(List.of(), StandingCli.class.getName()));
    Files.writeString(command, COMMAND.formatted(java));
    if (!command.toFile().setExecutable(true)) {
      throw new IOException(command + " cannot be made executable");
    }
    return "echo $$ >'" + programs.resolve("shell") + "'\n";
  }

  /** Does what is called, one after the other, until the shell has ended. */
  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Path place = Path.of(arguments[0]);
    endWith(Long.parseLong(Files.readString(place.resolveSibling("shell")).strip()));
    while (true) {
      for (String call : Files.readAllLines(place.resolve("calls"))) {
        answer(Path.of(call));
      }
    }
  }

  private static void endWith(long shell) {
    Thread watch =
        new Thread(
            () -> {
              ProcessHandle.of(shell).ifPresent(it -> it.onExit().join());
              Runtime.getRuntime().halt(0);
            });
    watch.setDaemon(true);
    watch.start();
  }

  private static void answer(Path call) throws IOException {
    int code = BROKEN;
    try (PrintStream out = stream(call.resolve("out"));
        PrintStream err = stream(call.resolve("err"))) {
      String[] arguments = texts(call.resolve("arguments")).toArray(String[]::new);
      code = Main.run(arguments, variables(call.resolve("variables")), out, err);
    } finally {
      Files.writeString(call.resolve("end"), code + "\n");
    }
  }

  private static PrintStream stream(Path file) throws IOException {
    return new PrintStream(file.toFile(), StandardCharsets.UTF_8);
  }

  private static Map<String, String> variables(Path file) throws IOException {
    Map<String, String> variables = new HashMap<>();
    for (String text : texts(file)) {
      String[] parts = text.split("=", 2);
      variables.put(parts[0], parts[1]);
    }
    return variables;
  }

  private static List<String> texts(Path file) throws IOException {
    List<String> ended = List.of(Files.readString(file).split("\0", -1));
    return ended.subList(0, ended.size() - 1);
  }
}

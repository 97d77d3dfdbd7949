package dev.slipway.testing;

import dev.slipway.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs command lines in this JVM, as {@code ./slipway} would. */
public final class Cli {

  /** How a command ended. */
  public record Result(int exitCode, String out, String err) {}

  private Cli() {}

  /** Runs one command line with these environment variables and no others. */
  public static Result run(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      int exitCode = Main.run(arguments, environment, outStream, errStream);
      return new Result(
          exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }
}

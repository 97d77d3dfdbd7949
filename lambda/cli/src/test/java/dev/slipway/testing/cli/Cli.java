package dev.slipway.testing.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.cli.Main;
import dev.slipway.testing.leaks.Leaks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs command lines in this JVM, as {@code ./slipway} would. */
public final class Cli {

  /** How a command ended. */
  public record Result(int exitCode, String out, String err) {

    /** Standard output with what differs from run to run replaced: TIME, N ms, RUN, DATABASE. */
    public String maskedOut() {
      return mask(out);
    }

    /** Standard error, masked in the same way. */
    public String maskedErr() {
      return mask(err);
    }

    private static String mask(String text) {
      return text.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ", "TIME")
          .replaceAll("\\d+ ms|\\d+\\.\\d s", "N ms")
          .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "RUN")
          .replaceAll("slipway_test_\\d+", "DATABASE");
    }

    /** Standard output as one JSON object, its fields in order. */
    public Map<String, Object> json() {
      try {
        return JSON.std.with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS).mapFrom(out);
      } catch (IOException e) {
        throw new AssertionError("no JSON object: " + out, e);
      }
    }
  }

  private Cli() {}

  /** Runs one command line with these environment variables and no others. */
  public static Result run(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      int exitCode = Main.run(arguments, environment, outStream, errStream);
      return new Result(
          exitCode,
          Leaks.watched("the command line", out.toString(StandardCharsets.UTF_8)),
          Leaks.watched("the command line", err.toString(StandardCharsets.UTF_8)));
    }
  }
}

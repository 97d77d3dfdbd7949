package dev.slipway.cli;

import dev.slipway.postgres.Interruption;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The command line's entry. */
public final class Main {

  /** What Java puts in the place of bytes that it cannot read. */
  private static final char UNREADABLE = '\uFFFD';

  private Main() {}

  /** Runs and ends the process with the exit code. */
  public static void main(String[] arguments) {
    // Digits and letters of other languages have no place in SQL, names of files and reports.
    Locale.setDefault(Locale.ROOT);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(System.getenv(), out, err, new Person(new Interruption(), answers()));
    InterruptedCommand command = new InterruptedCommand(terminal, arguments);
    Signals.handle(command);
    int code = run(arguments, terminal);
    out.flush();
    command.answered();
    System.exit(code);
  }

  /**
   * Runs one command line.
   *
   * @return 0 done, 1 failed, 2 wrong usage or configuration, 3 something was found, 4 paused, 5
   *     the run lock was not obtained, 130 or 143 it was interrupted
   */
  public static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    return run(arguments, new Terminal(environment, out, err));
  }

  static int run(String[] arguments, Terminal terminal) {
    if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf(UNREADABLE) >= 0)) {
      terminal.tellFailure(
          "An argument holds bytes that are no text in the locale of this process ("
              + System.getProperty("sun.jnu.encoding")
              + "). Set LC_ALL=C.UTF-8, as ./slipway does by itself. Nothing was done.");
      return ExitCode.USAGE;
    }
    CommandLine line = new CommandLineBuilder(terminal).buildFor(arguments);
    int code = line.execute(new ArgumentOrder(line).commandFirst(arguments));
    return terminal.out().checkError() ? unwritten(terminal, code) : code;
  }

  /** The disk is full, or nobody reads any more: whoever asked must not take it for an answer. */
  private static int unwritten(Terminal terminal, int code) {
    terminal.tellFailure(
        "The answer could not be written (is the disk full, or was the pipe closed?). What was done"
            + " stays done; status tells.");
    return code == ExitCode.DONE ? ExitCode.FAILED : code;
  }

  /** The launcher finds out whether somebody is there. */
  private static @Nullable Reader answers() {
    return Boolean.getBoolean("slipway.person")
        ? new InputStreamReader(System.in, StandardCharsets.UTF_8)
        : null;
  }
}

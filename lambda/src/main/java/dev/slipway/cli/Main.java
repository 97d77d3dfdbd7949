package dev.slipway.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/** The command line's entry. */
public final class Main {

  private Main() {}

  /** Runs and ends the process with the exit code. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int code = run(arguments, System.getenv(), out, err);
    out.flush();
    System.exit(code);
  }

  /**
   * Runs one command line.
   *
   * @return 0 done, 1 failed, 2 wrong usage or configuration, 3 something was found, 4 paused, 5
   *     the run lock was not obtained
   */
  public static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    Terminal terminal = new Terminal(environment, out, err);
    CommandLine line = new CommandLineBuilder(terminal).build();
    int code = line.execute(new ArgumentOrder(line).commandFirst(arguments));
    return out.checkError() ? unwritten(terminal, code) : code;
  }

  /** The disk is full, or nobody reads any more: whoever asked must not take it for an answer. */
  private static int unwritten(Terminal terminal, int code) {
    terminal.tellFailure(
        "The answer could not be written (is the disk full, or was the pipe closed?). What was done"
            + " stays done; status tells.");
    return code == ExitCode.DONE ? ExitCode.FAILED : code;
  }
}

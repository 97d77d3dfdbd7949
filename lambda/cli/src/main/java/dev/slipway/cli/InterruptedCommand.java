package dev.slipway.cli;

import dev.slipway.config.VariableNames;
import dev.slipway.error.FailureFields;
import dev.slipway.postgres.Interruption;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Ends a command that was interrupted: with time to roll back and to answer, but not for ever. */
final class InterruptedCommand {

  /** A shell's own exit codes begin there for signals. */
  private static final int SIGNALLED = 128;

  /** To cancel, roll back and write down; a server that does not answer is not waited for. */
  private static final Duration WITH_SESSIONS = Duration.ofSeconds(15);

  private static final Duration WITHOUT = Duration.ofSeconds(1);

  /** A statement that began in the very moment of the signal is cancelled now. */
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final Terminal terminal;
  private final String[] arguments;
  private final CountDownLatch answered = new CountDownLatch(1);

  InterruptedCommand(Terminal terminal, String[] arguments) {
    this.terminal = terminal;
    this.arguments = arguments;
  }

  /** The command has ended and said how. */
  void answered() {
    answered.countDown();
  }

  /** The first signal asks, and waits for the answer; the second ends the process at once. */
  void signalled(String name, int number) {
    Interruption interruption = terminal.interruption();
    int exitCode = SIGNALLED + number;
    synchronized (this) {
      if (interruption.isAsked()) {
        Runtime.getRuntime().halt(exitCode);
      }
      interruption.ask(new Interruption.Cause(name, exitCode));
    }
    try {
      if (!ends(interruption)) {
        tell(name, exitCode);
        System.exit(exitCode);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean ends(Interruption interruption) throws InterruptedException {
    if (!interruption.hadSessions()) {
      return isAnswered(WITHOUT);
    }
    if (isAnswered(AGAIN)) {
      return true;
    }
    interruption.cancel();
    return isAnswered(WITH_SESSIONS);
  }

  private boolean isAnswered(Duration limit) throws InterruptedException {
    return answered.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * The action's; null where none is named. What stands before it may be the value of an option.
   */
  private @Nullable String word() {
    CommandLine line = new CommandLineBuilder(terminal).buildFor();
    return Arrays.stream(new ArgumentOrder(line).commandFirst(arguments))
        .limit(1)
        .filter(line.getSubcommands()::containsKey)
        .findFirst()
        .orElse(null);
  }

  private boolean isOfFunction() {
    return terminal.environment().containsKey(VariableNames.SLIPWAY_FUNCTION)
        || Arrays.stream(arguments).anyMatch(one -> one.matches("--function(=.*)?"));
  }

  private void tell(String name, int exitCode) {
    String message =
        "Interrupted by "
            + name
            + (isOfFunction()
                ? ". A function that was called is at work until its end; look with status."
                : ". What was open at the server is rolled back with its connection; look with"
                    + " status.");
    if (Switch.JSON.isAmong(arguments)) {
      Map<String, @Nullable Object> report = new LinkedHashMap<>();
      report.put("action", word());
      report.put("outcome", "FAILED");
      report.put("message", message);
      report.putAll(FailureFields.of(message, null).map());
      report.put("exitCode", exitCode);
      terminal.hand(report);
      terminal.out().flush();
    }
    terminal.tellFailure(message);
  }
}

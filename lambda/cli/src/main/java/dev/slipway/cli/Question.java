package dev.slipway.cli;

import dev.slipway.plan.Direction;
import dev.slipway.plan.Plan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Asks a person at the terminal; where there is none, nobody is asked and the answer is yes. */
final class Question {

  private static final Set<String> YES = Set.of("y", "yes");
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Terminal terminal;

  Question(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether a plan may be carried out: more than one taken back is asked about. */
  boolean allows(Plan plan) {
    return plan.direction() == Direction.UP
        || allowsBack(
            plan.steps().stream().map(step -> step.version() + " " + step.description()).toList());
  }

  /** Whether somebody would be asked about what is taken back. */
  boolean canBeAsked() {
    return terminal.person().answers() != null;
  }

  /** Whether migrations may be taken back, each in a line: more than one is asked about. */
  boolean allowsBack(List<String> migrations) {
    return migrations.size() <= 1 || takesBack(migrations);
  }

  /** An interruption says no. */
  private boolean takesBack(List<String> migrations) {
    Reader answers = terminal.person().answers();
    if (answers == null) {
      return true;
    }
    PrintStream err = terminal.err();
    err.println("slipway: this takes back " + migrations.size() + " migrations:");
    migrations.forEach(migration -> err.println("  " + Harmless.text(migration)));
    err.print("Take them back? [y/N] ");
    err.flush();
    return YES.contains(answer(answers));
  }

  /** Reading cannot be broken off, so that another thread does it. */
  private String answer(Reader answers) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Thread reader = new Thread(() -> answer.complete(line(answers)), "slipway-question");
    reader.setDaemon(true);
    reader.start();
    try {
      while (!answer.isDone() && !terminal.interruption().sleep(LOOK_EVERY)) {
        // Neither has an answer come nor an interruption.
      }
      return answer.getNow("");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static String line(Reader answers) {
    try {
      String line = new BufferedReader(answers).readLine();
      return line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      return "";
    }
  }
}

package dev.slipway.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Follows standard_conforming_strings through a script: it changes how later strings are read
 * (PostgreSQL manual, chapter 19.13.1). What a transaction set ends with it when it was set LOCAL
 * or is rolled back, be it to a savepoint.
 */
public final class QuotingRule {

  private static final String NAME = "standard_conforming_strings";
  private static final Set<String> OFF = Set.of("off", "of", "false", "fals", "no", "n", "f", "0");

  /** The first words of what may set a savepoint, or go back to one. */
  private static final Set<String> SAVEPOINT_WORDS =
      Set.of("SAVEPOINT", "RELEASE", "ROLLBACK", "ABORT");

  /** What held at a savepoint. */
  private record Mark(String name, boolean now, boolean lasting) {}

  private final Deque<Mark> marks = new ArrayDeque<>();
  private boolean inTransaction;
  private boolean beforeTransaction = true;
  private boolean lasting = true;
  private boolean now = true;

  /** True when later statements may be read differently because of this one. */
  public static boolean changedBy(Statement statement) {
    StatementWords words = statement.words();
    boolean goesBack = Savepoint.of(words).isPresent() && words.contains("TO");
    return goesBack || (mayChange(statement) && setBy(words).isPresent());
  }

  /** Whether a backslash is plain text behind a statement. */
  boolean after(Statement statement) {
    StatementWords words = statement.words();
    boolean counts =
        mayChange(statement)
            || TransactionCommand.of(words).isPresent()
            || SAVEPOINT_WORDS.contains(words.at(0));
    return counts ? after(words) : now;
  }

  boolean after(StatementWords words) {
    TransactionCommand.of(words).ifPresent(this::follow);
    Savepoint.of(words).ifPresent(savepoint -> follow(savepoint, words));
    setBy(words).ifPresent(on -> set(on, isLocal(words)));
    return now;
  }

  /** Looks at the first word only: a statement may be very long. */
  private static boolean mayChange(Statement statement) {
    String first = statement.words().at(0);
    return Set.of("SET", "RESET", "DISCARD").contains(first) || statement.callsSetConfig();
  }

  private void set(boolean on, boolean local) {
    now = on;
    lasting = (local && inTransaction) ? lasting : on;
  }

  private void follow(TransactionCommand command) {
    switch (command) {
      case BEGIN -> begin();
      case COMMIT, PREPARE -> end(lasting);
      case ROLLBACK -> end(beforeTransaction);
      case COMMIT_AND_CHAIN -> {
        end(lasting);
        begin();
      }
      case ROLLBACK_AND_CHAIN -> {
        end(beforeTransaction);
        begin();
      }
    }
  }

  private void follow(Savepoint savepoint, StatementWords words) {
    if (savepoint.isSet()) {
      marks.push(new Mark(savepoint.name(), now, lasting));
    } else if (marks.stream().anyMatch(mark -> mark.name.equals(savepoint.name()))) {
      Mark mark = marks.pop();
      while (!mark.name.equals(savepoint.name())) {
        mark = marks.pop();
      }
      if (!words.starts("RELEASE")) {
        now = mark.now;
        lasting = mark.lasting;
        marks.push(mark);
      }
    }
  }

  private void begin() {
    beforeTransaction = inTransaction ? beforeTransaction : lasting;
    inTransaction = true;
  }

  private void end(boolean value) {
    marks.clear();
    now = value;
    lasting = value;
    beforeTransaction = value;
    inTransaction = false;
  }

  private static Optional<Boolean> setBy(StatementWords words) {
    boolean resets = words.starts("RESET", "ALL") || words.starts("DISCARD", "ALL");
    if (resets || (words.starts("RESET") && isName(words.at(1)))) {
      return Optional.of(true);
    }
    int name = words.after(0, "SET", "SESSION?", "LOCAL?");
    if (name >= 0 && isName(words.at(name))) {
      return Optional.of(isOn(words.at(name + 2)));
    }
    int call = callOfSetConfig(words);
    return call < 0 ? Optional.empty() : Optional.of(isOn(words.at(call + 4)));
  }

  private static boolean isLocal(StatementWords words) {
    int call = callOfSetConfig(words);
    return words.starts("SET", "LOCAL")
        || (call >= 0 && isOn(words.at(call + 6)) && !words.at(call + 6).isEmpty());
  }

  private static int callOfSetConfig(StatementWords words) {
    for (int i = 0; i < words.size(); i++) {
      boolean named = words.at(i + 2).equalsIgnoreCase("'" + NAME + "'");
      if (named && words.after(i, "SET_CONFIG", "(") >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isName(String word) {
    return word.equalsIgnoreCase(NAME) || word.equalsIgnoreCase('"' + NAME + '"');
  }

  private static boolean isOn(String value) {
    return !OFF.contains(value.replace("'", "").toLowerCase(Locale.ROOT));
  }
}

package dev.slipway.sql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Follows standard_conforming_strings through a script: it changes how later strings are read
 * (PostgreSQL manual, chapter 19.13.1). What a transaction set ends with it when it was set LOCAL
 * or is rolled back.
 */
public final class QuotingRule {

  private static final String NAME = "standard_conforming_strings";
  private static final Set<String> OFF = Set.of("off", "of", "false", "fals", "no", "n", "f", "0");

  private boolean inTransaction;
  private boolean beforeTransaction = true;
  private boolean lasting = true;
  private boolean now = true;

  /** True when later statements may be read differently because of this one. */
  public static boolean changedBy(Statement statement) {
    return mayChange(statement) && setBy(statement.words()).isPresent();
  }

  /** Whether a backslash is plain text behind a statement. */
  boolean after(Statement statement) {
    boolean counts = mayChange(statement) || TransactionCommand.of(statement.words()).isPresent();
    return counts ? after(statement.words()) : now;
  }

  boolean after(StatementWords words) {
    TransactionCommand.of(words).ifPresent(this::follow);
    setBy(words).ifPresent(on -> set(on, isLocal(words)));
    return now;
  }

  /** Looks at the first word only: a statement may be very long. */
  private static boolean mayChange(Statement statement) {
    String first = statement.words().at(0);
    return first.equals("SET") || first.equals("RESET") || statement.callsSetConfig();
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

  private void begin() {
    beforeTransaction = inTransaction ? beforeTransaction : lasting;
    inTransaction = true;
  }

  private void end(boolean value) {
    now = value;
    lasting = value;
    beforeTransaction = value;
    inTransaction = false;
  }

  private static Optional<Boolean> setBy(StatementWords words) {
    if (words.starts("RESET") && (isName(words.at(1)) || words.at(1).equals("ALL"))) {
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

package dev.slipway.sql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What statements say of writing: the mode of a transaction and the session's default (PostgreSQL
 * manual, SET TRANSACTION).
 */
public final class TransactionMode {

  private static final String DEFAULT = "default_transaction_read_only";

  private static final Set<String> ON =
      Set.of("on", "true", "tru", "tr", "t", "yes", "ye", "y", "1");

  private TransactionMode() {}

  /** Whether a statement makes its own transaction read only; empty when it says nothing of it. */
  public static Optional<Boolean> readOnly(StatementWords words) {
    boolean begins =
        TransactionCommand.of(words).filter(TransactionCommand.BEGIN::equals).isPresent();
    return begins || words.starts("SET", "TRANSACTION") ? mode(words) : Optional.empty();
  }

  /** Whether a statement makes later transactions read only; empty when it says nothing of them. */
  public static Optional<Boolean> readOnlyByDefault(StatementWords words) {
    if (words.starts("SET", "SESSION", "CHARACTERISTICS")) {
      return mode(words);
    }
    int name = words.after(0, "SET", "SESSION?");
    if (name >= 0 && words.at(name).equalsIgnoreCase(DEFAULT)) {
      return Optional.of(isOn(words.at(name + 2)));
    }
    boolean reset = words.starts("RESET", "ALL") || words.starts("DISCARD", "ALL");
    return reset || (words.starts("RESET") && words.at(1).equalsIgnoreCase(DEFAULT))
        ? Optional.of(false)
        : Optional.empty();
  }

  /** True when a statement says of which kind later transactions are. */
  public static boolean setsDefault(Statement statement) {
    return SessionSetting.lastingOf(statement).stream()
        .map(SessionSetting::name)
        .anyMatch(
            name ->
                name.startsWith("default_transaction_")
                    || name.regionMatches(true, 0, "SET", 0, "SET".length()));
  }

  private static boolean isOn(String value) {
    return ON.contains(value.replace("'", "").toLowerCase(Locale.ROOT));
  }

  private static Optional<Boolean> mode(StatementWords words) {
    if (words.contains("READ", "ONLY")) {
      return Optional.of(true);
    }
    return words.contains("READ", "WRITE") ? Optional.of(false) : Optional.empty();
  }
}

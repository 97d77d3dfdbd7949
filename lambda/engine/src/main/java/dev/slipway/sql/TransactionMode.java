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
    if (begins || words.starts("SET", "TRANSACTION")) {
      return mode(words);
    }
    int value = words.after(0, "SET", "SESSION?", "LOCAL?", "TRANSACTION_READ_ONLY");
    return value < 0 ? Optional.empty() : Optional.of(isOn(words.at(value + 1)));
  }

  /** Whether a statement makes later transactions read only; empty when it says nothing of them. */
  public static Optional<Boolean> readOnlyByDefault(Statement statement) {
    return SessionSetting.lastingOf(statement).stream()
        .flatMap(setting -> readOnlyByDefault(setting, statement.words()).stream())
        .reduce((earlier, later) -> later);
  }

  private static Optional<Boolean> readOnlyByDefault(SessionSetting setting, StatementWords words) {
    if (setting.kind() != SessionSetting.Kind.ONE) {
      return Optional.of(false);
    }
    if (words.starts("SET", "SESSION", "CHARACTERISTICS")) {
      return mode(words);
    }
    return setting.name().equals(DEFAULT) ? Optional.of(isOn(value(words))) : Optional.empty();
  }

  /** What the default is set to, by SET or set_config; empty where it is reset. */
  private static String value(StatementWords words) {
    int name = words.after(0, "SET", "SESSION?");
    if (name >= 0) {
      return words.at(name + 2);
    }
    String value = "";
    for (int i = 0; i < words.size(); i++) {
      int argument = words.after(i, "SET_CONFIG", "(");
      if (argument >= 0 && words.text(argument).equalsIgnoreCase(DEFAULT)) {
        value = words.text(argument + 2);
      }
    }
    return value;
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

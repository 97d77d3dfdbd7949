package dev.slipway.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a statement sets in its session (PostgreSQL manual, SET, RESET and chapter 9.28
 * "Configuration Settings Functions").
 *
 * @param name of the setting in lower case, or the statement itself where it sets several
 * @param sql a statement that sets this and does nothing else
 */
public record SessionSetting(String name, Kind kind, String sql) {

  /** What becomes of a setting. */
  public enum Kind {
    /** One has another value from then on, or that of the session's beginning. */
    ONE,
    /** All but who we are is as the session began. */
    RESET_ALL,
    /** All is as the session began. */
    DISCARD_ALL
  }

  /** Key words in the place of a name, and the setting they mean. */
  private static final String[][] NAMED = {
    {"TIME", "ZONE", "timezone"},
    {"NAMES", "client_encoding"},
    {"SCHEMA", "search_path"},
    {"SESSION", "AUTHORIZATION", "session_authorization"},
    {"XML", "OPTION", "xmloption"},
  };

  /** The settings that a statement makes and that outlive its transaction, in their order. */
  public static List<SessionSetting> lastingOf(Statement statement) {
    StatementWords words = statement.words();
    return switch (words.at(0)) {
      case "SET" -> set(words, statement.sql()).stream().toList();
      case "RESET" -> List.of(reset(words, statement.sql()));
      case "DISCARD" ->
          words.starts("DISCARD", "ALL")
              ? List.of(new SessionSetting("", Kind.DISCARD_ALL, statement.sql()))
              : List.of();
      default -> statement.callsSetConfig() ? SetConfigCalls.of(statement) : List.of();
    };
  }

  private static Optional<SessionSetting> set(StatementWords words, String sql) {
    boolean ofTransaction =
        words.starts("SET", "LOCAL")
            || words.starts("SET", "TRANSACTION")
            || words.starts("SET", "CONSTRAINTS");
    if (ofTransaction) {
      return Optional.empty();
    }
    boolean mode = words.starts("SET", "SESSION", "CHARACTERISTICS");
    return Optional.of(
        new SessionSetting(mode ? sql : name(words, afterScope(words)), Kind.ONE, sql));
  }

  /** SESSION is the scope, but for the session's authorization, where it may stand twice. */
  private static int afterScope(StatementWords words) {
    boolean scope = words.at(1).equals("SESSION") && !words.at(2).equals("AUTHORIZATION");
    return scope ? 2 : 1;
  }

  private static SessionSetting reset(StatementWords words, String sql) {
    return words.at(1).equals("ALL")
        ? new SessionSetting("", Kind.RESET_ALL, sql)
        : new SessionSetting(name(words, 1), Kind.ONE, sql);
  }

  private static String name(StatementWords words, int at) {
    for (String[] named : NAMED) {
      String[] form = Arrays.copyOf(named, named.length - 1);
      if (words.after(at, form) >= 0) {
        return named[named.length - 1];
      }
    }
    return words.nameAt(at).replace("\"", "").toLowerCase(Locale.ROOT);
  }
}

package dev.slipway.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a statement of a dump is about, in words that can be typed: {@code publication}, {@code
 * event-trigger}, {@code comment-on-extension}.
 */
public final class StatementKind {

  private static final Set<String> MODIFIERS =
      Set.of("UNIQUE", "UNLOGGED", "TRUSTED", "PROCEDURAL", "CONSTRAINT", "DEFAULT");

  /** The server's own schemas. */
  private static final Set<String> SYSTEM = Set.of("PG_CATALOG", "INFORMATION_SCHEMA");

  private StatementKind() {}

  /**
   * The kinds of a statement, the narrowest first; none for what is no definition. What is said of
   * something belongs to its kind, too.
   */
  public static List<String> of(StatementWords words) {
    return switch (words.at(0)) {
      case "CREATE" -> List.of(at(words, Math.max(1, words.after(0, "CREATE", "OR", "REPLACE"))));
      case "ALTER" ->
          words.after(3, "IN", "DATABASE") < 0
              ? List.of(at(words, 1))
              : List.of("role", "database");
      case "REFRESH" -> List.of(at(words, 1));
      case "COMMENT" -> List.of("comment-on-" + at(words, 2), at(words, 2));
      case "SECURITY" -> about("security-label", words);
      case "GRANT", "REVOKE" -> about("privilege", words);
      default -> List.of();
    };
  }

  /** What is given of the server's own objects has a kind of its own besides. */
  private static List<String> about(String kind, StatementWords words) {
    int on = words.indexOf("ON");
    if (on > 0 && SYSTEM.contains(words.at(on + 2))) {
      return List.of("system-" + kind, kind, at(words, on + 1));
    }
    return on < 0 ? List.of(kind) : List.of(kind, at(words, on + 1));
  }

  /** Singular or plural, with blanks or underlines: as {@link #of} says it. */
  public static String normal(String typed) {
    String kind = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
    String one = kind.replaceFirst("^comments-", "comment-");
    return one.equals("default-privileges") ? one : one.replaceFirst("s$", "");
  }

  private static String at(StatementWords words, int index) {
    int from = index;
    while (MODIFIERS.contains(words.at(from)) && !words.at(from + 1).equals("PRIVILEGES")) {
      from++;
    }
    List<String> kind = new ArrayList<>(List.of(words.at(from)));
    String two = words.at(from) + " " + words.at(from + 1);
    if (DumpedStatements.isKind(two) || two.equals("FOREIGN DATA")) {
      kind.add(words.at(from + 1));
    }
    if (two.equals("FOREIGN DATA")) {
      kind.add("WRAPPER");
    }
    if (two.equals("FOREIGN SERVER")) {
      kind = List.of("SERVER");
    }
    return String.join("-", kind).toLowerCase(Locale.ROOT);
  }
}

package dev.slipway.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a statement of a dump is about, in words that can be typed: {@code publication}, {@code
 * event-trigger}, {@code comment-on-extension}.
 */
public final class StatementKind {

  private static final Set<String> MODIFIERS =
      Set.of("UNIQUE", "UNLOGGED", "TRUSTED", "PROCEDURAL", "DEFAULT");

  /** The server's own schemas. */
  private static final Set<String> SYSTEM = Set.of("PG_CATALOG", "INFORMATION_SCHEMA");

  private StatementKind() {}

  /**
   * The kinds of a statement, the narrowest first; none for what is no definition. What is said of
   * something belongs to its kind, too.
   */
  public static List<String> of(StatementWords words) {
    return switch (words.at(0)) {
      case "CREATE" -> made(words, Math.max(1, words.after(0, "CREATE", "OR", "REPLACE")));
      case "ALTER" ->
          words.after(3, "IN", "DATABASE") < 0 ? altered(words) : List.of("role", "database");
      case "REFRESH" -> List.of(at(words, 1));
      case "COMMENT" -> comment(kinds(words, 2));
      case "SECURITY" -> about("security-label", words);
      case "GRANT", "REVOKE" -> about("privilege", words);
      default -> List.of();
    };
  }

  /** What a table only says of another thing is of that thing's kind too. */
  private static List<String> altered(StatementWords words) {
    List<String> kinds = kinds(words, 1);
    if (!words.starts("ALTER", "TABLE")) {
      return kinds;
    }
    boolean switches = words.contains("ENABLE") || words.contains("DISABLE");
    boolean ofIndex = words.contains("CLUSTER", "ON") || words.contains("USING", "INDEX");
    Stream<String> of =
        words.contains("ADD", "CONSTRAINT")
            ? Stream.of("constraint")
            : switches && words.contains("TRIGGER")
                ? Stream.of("trigger")
                : switches && words.contains("RULE")
                    ? Stream.of("rule")
                    : ofIndex ? Stream.of("index") : Stream.empty();
    return Stream.concat(of, kinds.stream()).toList();
  }

  private static List<String> comment(List<String> kinds) {
    return Stream.concat(Stream.of("comment-on-" + kinds.get(kinds.size() - 1)), kinds.stream())
        .toList();
  }

  /** What only a superuser makes is told apart from others of its kind. */
  private static List<String> made(StatementWords words, int index) {
    List<String> kinds = kinds(words, index);
    int language = words.indexOf("LANGUAGE");
    boolean routine = kinds.contains("function") || kinds.contains("procedure");
    if (routine && language > 0 && List.of("C", "INTERNAL").contains(words.at(language + 1))) {
      return List.of("c-function", kinds.get(0));
    }
    return kinds.contains("type") && !words.contains("AS") ? List.of("base-type", "type") : kinds;
  }

  /** The narrower one first, where there is one. */
  private static List<String> kinds(StatementWords words, int index) {
    String kind = at(words, index);
    String next = words.at(index + 1).toLowerCase(Locale.ROOT);
    String third = words.at(index + 2).toLowerCase(Locale.ROOT);
    if (kind.equals("operator") && List.of("class", "family").contains(next)) {
      return List.of(kind + "-" + next, kind);
    }
    return kind.equals("text-search") ? List.of(kind + "-" + third, kind) : List.of(kind);
  }

  /** What is given of the server's own objects has a kind of its own besides. */
  private static List<String> about(String kind, StatementWords words) {
    int on = words.indexOf("ON");
    if (on > 0 && SYSTEM.contains(words.at(on + 2))) {
      return List.of("system-" + kind, kind, at(words, on + 1));
    }
    return on < 0 ? List.of(kind) : List.of(kind, at(words, on + 1));
  }

  /** The kind that stands at an index, behind words that only tell more of it. */
  static String at(StatementWords words, int index) {
    int from = words.after(index, "CONSTRAINT", "TRIGGER") < 0 ? index : index + 1;
    while (MODIFIERS.contains(words.at(from)) && !words.at(from + 1).equals("PRIVILEGES")) {
      from++;
    }
    List<String> kind = new ArrayList<>(List.of(words.at(from)));
    String two = words.at(from) + " " + words.at(from + 1);
    if (DatabaseKinds.include(two) || two.equals("FOREIGN DATA")) {
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

package dev.slipway.sql;

import dev.slipway.error.Spelling;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A kind of definition as somebody types it. */
public final class TypedKind {

  private static final Set<String> ALWAYS_MANY = Set.of("default-privileges", "statistics");

  /**
   * Those that {@link StatementKind#of} tells besides the kinds of objects, or that are left out
   * otherwise.
   */
  private static final Set<String> NARROWER =
      Set.of(
          "base-type",
          "c-function",
          "column",
          "constraint",
          "database",
          "leakproof",
          "operator-class",
          "operator-family",
          "privilege",
          "role",
          "security-label",
          "system-privilege",
          "system-security-label",
          "tablespace",
          "text-search-configuration",
          "text-search-dictionary",
          "text-search-parser",
          "text-search-template");

  private TypedKind() {}

  /**
   * A kind as {@link StatementKind#of} says it, typed in singular or plural, with blanks or
   * underlines. Throws {@link IllegalArgumentException} for what is none.
   */
  public static String of(String typed) {
    String kind = normal(typed);
    Set<String> known = known();
    if (known.contains(kind.replaceFirst("^comment-on-", ""))) {
      return kind;
    }
    throw new IllegalArgumentException(
        "\"%s\" is not a kind of definition;%s known are %s, and comment-on- with each"
            .formatted(
                typed,
                Spelling.nearest(kind, known)
                    .map(near -> " did you mean " + near + "? Else")
                    .orElse(""),
                String.join(", ", known)));
  }

  private static Set<String> known() {
    Set<String> known = new TreeSet<>(NARROWER);
    for (String kind : DatabaseKinds.NAMES) {
      known.add(StatementKind.at(StatementWords.of(kind), 0));
    }
    return known;
  }

  /** A kind in our spelling, known or not. */
  static String normal(String typed) {
    String kind = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
    String one = kind.replaceFirst("^comments-", "comment-");
    return ALWAYS_MANY.stream().anyMatch(one::endsWith)
        ? one
        : one.replaceFirst("ies$", "y").replaceFirst("(?<=x|ss)es$|(?<!s)s$", "");
  }
}

package dev.slipway.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table that a statement locks against others, as far as its words tell.
 *
 * @param schema as it is stored; null where none is named
 * @param name as it is stored
 * @param changed whether the table itself is changed, which only its owner may; else its rows
 */
public record TouchedTable(@Nullable String schema, String name, boolean changed) {

  /** Those of a statement; empty for most. */
  public static List<TouchedTable> of(StatementWords words) {
    return Stream.concat(changed(words), rows(words).stream()).toList();
  }

  private static Stream<TouchedTable> changed(StatementWords words) {
    int table = -1;
    for (String verb : List.of("ALTER", "DROP", "CLUSTER", "REINDEX", "TRUNCATE")) {
      table = Math.max(table, words.after(0, verb, "TABLE", "IF?", "EXISTS?", "ONLY?"));
    }
    table = Math.max(table, words.after(0, "VACUUM", "FULL"));
    if (table < 0 && isBuiltOn(words)) {
      table = words.after(words.indexOf("ON"), "ON", "ONLY?");
    }
    int referenced = words.starts("ALTER", "TABLE") ? words.indexOf("REFERENCES") : -1;
    return Stream.of(table, referenced < 0 ? -1 : referenced + 1)
        .filter(at -> at >= 0)
        .map(at -> named(words, at, true));
  }

  /** What is made on a table; its name may be left out, so the word ON tells. */
  private static boolean isBuiltOn(StatementWords words) {
    return words.starts("CREATE")
        && words.contains("ON")
        && Stream.of("INDEX", "TRIGGER", "POLICY", "RULE").anyMatch(kind -> isThird(words, kind));
  }

  private static boolean isThird(StatementWords words, String kind) {
    return words.after(0, "CREATE", "OR?", "REPLACE?", "UNIQUE?", "CONSTRAINT?", kind) >= 0;
  }

  private static Optional<TouchedTable> rows(StatementWords words) {
    return Stream.of(
            words.after(0, "INSERT", "INTO"),
            words.after(0, "UPDATE", "ONLY?"),
            words.after(0, "DELETE", "FROM", "ONLY?"),
            words.after(0, "MERGE", "INTO", "ONLY?"),
            words.after(0, "COPY"),
            words.after(0, "LOCK", "TABLE?", "ONLY?"))
        .filter(at -> at >= 0)
        .findFirst()
        .map(at -> named(words, at, false));
  }

  private static TouchedTable named(StatementWords words, int at, boolean changed) {
    boolean qualified = Names.lastPart(words, at) > at;
    return new TouchedTable(
        qualified ? words.firstNameAt(at) : null, words.lastNameAt(at), changed);
  }
}

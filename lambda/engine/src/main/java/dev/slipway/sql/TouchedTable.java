package dev.slipway.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    for (String verb : List.of("ALTER", "DROP", "REINDEX")) {
      table = Math.max(table, words.after(0, verb, "TABLE", "IF?", "EXISTS?", "ONLY?"));
    }
    table = Math.max(table, words.after(0, "TRUNCATE", "TABLE?", "ONLY?"));
    table = Math.max(table, words.size() > 1 ? words.after(0, "CLUSTER", "TABLE?") : -1);
    table = Math.max(table, words.after(0, "VACUUM", "FULL"));
    if (table < 0 && isBuiltOn(words)) {
      table = words.after(words.indexOf("ON"), "ON", "ONLY?");
    }
    Stream<TouchedTable> own =
        table < 0 ? Stream.empty() : begins(words, table).map(at -> named(words, at, true));
    return Stream.concat(own, referenced(words)).distinct();
  }

  /** What foreign keys refer to; a table that is made may refer to itself. */
  private static Stream<TouchedTable> referenced(StatementWords words) {
    int made = words.after(0, "CREATE", "UNLOGGED?", "TABLE", "IF?", "NOT?", "EXISTS?");
    if (made < 0 && !words.starts("ALTER", "TABLE")) {
      return Stream.empty();
    }
    return IntStream.range(0, words.size())
        .filter(at -> words.at(at).equals("REFERENCES"))
        .mapToObj(at -> named(words, at + 1, true))
        .filter(other -> made < 0 || !other.equals(named(words, made, true)));
  }

  /** Where the names begin: more than one in what DROP and TRUNCATE name. */
  private static Stream<Integer> begins(StatementWords words, int first) {
    List<Integer> begins = new ArrayList<>();
    int at = first;
    while (at >= 0) {
      begins.add(at);
      int end = Names.lastPart(words, at) + 1;
      boolean listed = words.starts("DROP") || words.starts("TRUNCATE");
      at = listed && words.at(end).equals(",") ? end + 1 : -1;
    }
    return begins.stream();
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

package dev.slipway.transfer.rows;

import dev.slipway.error.Count;
import dev.slipway.postgres.TableName;
import dev.slipway.sql.DumpedStatements;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of a text that are no rows: none of them is run. */
final class LeftStatements {

  /** What makes a schema, or is about a session: it is left out. */
  private static final Set<String> LEFT =
      Set.of(
          "CREATE",
          "ALTER",
          "DROP",
          "COMMENT",
          "GRANT",
          "REVOKE",
          "SECURITY",
          "SET",
          "RESET",
          "BEGIN",
          "START",
          "COMMIT",
          "END",
          "ANALYZE",
          "VACUUM",
          "LOCK",
          "REFRESH",
          "REINDEX");

  private static final Pattern SETVAL =
      Pattern.compile(
          "SELECT\\s+pg_catalog\\.setval\\('((?:[^']|'')+)', (-?\\d+), (true|false)\\)",
          Pattern.CASE_INSENSITIVE);
  private static final int SHOWN = 6;

  private final Set<String> kinds = new TreeSet<>();
  private final Map<TableName, Long> sequences = new TreeMap<>();
  private int count;
  private boolean largeObjects;

  /** What is wrong with a statement that is no rows; nothing where it may be left out. */
  Optional<String> accept(Statement statement) {
    StatementWords words = statement.words();
    Matcher setval = SETVAL.matcher(statement.sql());
    if (setval.matches()) {
      sequence(setval);
      return Optional.empty();
    }
    if (DumpedStatements.isLargeObject(statement) && words.starts("SELECT")) {
      largeObjects = true;
      return Optional.empty();
    }
    if (!LEFT.contains(words.at(0)) && !DumpedStatements.isDefinition(statement)) {
      return Optional.of(
          words.at(0)
              + " is not run, only rows are taken (COPY ... FROM stdin, INSERT ... VALUES): take it"
              + " out, or put it into after-import.sql");
    }
    count++;
    kinds.add(words.at(0).toUpperCase(Locale.ROOT));
    return settings(words);
  }

  /** What would have the rows read otherwise. */
  private static Optional<String> settings(StatementWords words) {
    if (!words.starts("SET")) {
      return Optional.empty();
    }
    String value = words.at(3).startsWith("'") ? words.text(3) : words.at(3);
    String plain = value.toUpperCase(Locale.ROOT).replace("-", "");
    if (words.at(1).equals("CLIENT_ENCODING") && !plain.equals("UTF8")) {
      return Optional.of(
          "is written in " + value + "; write it anew in UTF-8 (pg_dump --encoding=UTF8)");
    }
    return words.at(1).equals("STANDARD_CONFORMING_STRINGS") && !plain.equals("ON")
        ? Optional.of("turns standard_conforming_strings off, by which strings read otherwise")
        : Optional.empty();
  }

  private void sequence(Matcher setval) {
    try {
      TableName name = TableName.parse(setval.group(1).replace("''", "'"));
      if (setval.group(3).equalsIgnoreCase("true")) {
        sequences.put(name, Long.parseLong(setval.group(2)));
      }
    } catch (IllegalArgumentException e) {
      count++;
      kinds.add("SELECT setval");
    }
  }

  Map<TableName, Long> sequences() {
    return Map.copyOf(sequences);
  }

  /** What is to be told of them. */
  List<String> notes(String file) {
    List<String> notes = new ArrayList<>();
    if (count > 0) {
      String some = String.join(", ", kinds.stream().limit(SHOWN).toList());
      notes.add(
          "%s: %s not run, only rows are taken (%s%s)"
              .formatted(
                  file,
                  Count.of(count, "statement", "is", "are"),
                  some,
                  kinds.size() > SHOWN ? ", ..." : ""));
    }
    if (largeObjects) {
      notes.add(file + ": its large objects are not taken");
    }
    return notes;
  }
}

package dev.slipway.action;

import dev.slipway.transfer.table.TableChoice;
import dev.slipway.transfer.table.TablePattern;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fields that choose tables, of every action that has to do with rows. */
public final class TableFields {

  /** Several patterns may stand in one text, as whoever types a list expects. */
  private static final Pattern BETWEEN_COMMAS = Pattern.compile("(?:[^,\"]|\"[^\"]*\"?)+");

  /** Names of tables, or patterns. */
  public static final Value<List<TablePattern>> PATTERNS =
      new Value<>(
          Map.of("type", "array", "items", Map.of("type", "string")),
          value -> ((List<?>) value).stream().flatMap(one -> patterns((String) one)).toList());

  public static final Field<List<TablePattern>> TABLES =
      Field.of("tables", PATTERNS, List.of())
          .each(
              "--tables",
              "PATTERN",
              "Only these tables: names, or patterns with * and ?, separated by commas; without a"
                  + " schema, public is meant; repeatable.");

  public static final Field<List<TablePattern>> EXCLUDE =
      Field.of("exclude", PATTERNS, List.of())
          .each("--exclude", "PATTERN", "Not these tables, written likewise; repeatable.");

  private TableFields() {}

  /** What was chosen. */
  public static TableChoice of(Given given) {
    return new TableChoice(given.get(TABLES), given.get(EXCLUDE));
  }

  private static Stream<TablePattern> patterns(String text) {
    return BETWEEN_COMMAS.matcher(text).results().map(MatchResult::group).map(TablePattern::parse);
  }
}

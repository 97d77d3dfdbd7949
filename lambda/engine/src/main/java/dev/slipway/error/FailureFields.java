package dev.slipway.error;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a program wants to know of a failure, beside its message. What is null is not known, or does
 * not apply.
 *
 * @param sqlState what the server called it (PostgreSQL manual, appendix A "Error Codes")
 * @param file the migration file
 * @param line its line, from 1
 * @param column its column, from 1
 * @param version the migration
 * @param state what became of the database: {@code unchanged}, {@code rolled_back}, {@code partial}
 *     or {@code unknown}
 * @param next what to do
 */
public record FailureFields(
    @Nullable String sqlState,
    @Nullable String file,
    @Nullable Integer line,
    @Nullable Integer column,
    @Nullable String version,
    @Nullable String state,
    @Nullable String next) {

  private static final String NEXT = "Next: ";

  /** What a message says by itself: what comes behind its last "Next: ". */
  public static FailureFields of(String message, @Nullable String state) {
    int next = message.lastIndexOf(NEXT);
    return new FailureFields(
        null,
        null,
        null,
        null,
        null,
        state,
        next < 0 ? null : message.substring(next + NEXT.length()).strip());
  }

  /** These with what the server called it. */
  public FailureFields withSqlState(String state) {
    return new FailureFields(state, file, line, column, version, this.state, next);
  }

  /** These with a place in a migration file; null for what is not known of it. */
  public FailureFields withPlace(
      String inFile,
      @Nullable Integer inLine,
      @Nullable Integer inColumn,
      @Nullable String ofVersion) {
    return new FailureFields(sqlState, inFile, inLine, inColumn, ofVersion, state, next);
  }

  /** These with what to do. */
  public FailureFields withNext(String advice) {
    return new FailureFields(sqlState, file, line, column, version, state, advice);
  }

  /** The names and values in order, also those that are null. */
  public Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("sqlState", sqlState);
    map.put("file", file);
    map.put("line", line);
    map.put("column", column);
    map.put("version", version);
    map.put("state", state);
    map.put("next", next);
    return map;
  }
}

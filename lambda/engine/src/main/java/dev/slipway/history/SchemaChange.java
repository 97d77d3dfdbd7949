package dev.slipway.history;

import dev.slipway.postgres.Row;
import dev.slipway.sql.LineDifference;
import dev.slipway.sql.Passwords;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object of the schema that is not as the last run left it.
 *
 * @param kind such as {@code table}
 * @param name with its schema, quoted where SQL needs that
 * @param was its definition then, null when it was not there
 * @param is its definition now, null when it is gone
 * @param runId the run that left it as it was, null when it was not there
 * @param recordedAt when that was, ISO 8601 in UTC, null when it was not there
 */
public record SchemaChange(
    String kind,
    String name,
    @Nullable String was,
    @Nullable String is,
    @Nullable String runId,
    @Nullable String recordedAt) {

  private static final int SHOWN = 10;

  /** What became of an object. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  static SchemaChange of(Row row) {
    return new SchemaChange(
        String.valueOf(row.get("kind")),
        String.valueOf(row.get("name")),
        row.get("was"),
        row.get("is"),
        row.get("run_id"),
        row.get("recorded_at"));
  }

  /** What became of the object. */
  public Kind change() {
    if (was == null) {
      return Kind.ADDED;
    }
    return is == null ? Kind.REMOVED : Kind.CHANGED;
  }

  /**
   * The object, what became of it, and the first lines of how its definition changed, for people.
   */
  public String text() {
    String what = kind + " " + name + " was " + change().name().toLowerCase(Locale.ROOT);
    if (change() != Kind.CHANGED) {
      return what;
    }
    String lines = shown("-", removed()) + shown("+", added());
    return what + ":" + (lines.isEmpty() ? "\n  the same parts in another order" : lines);
  }

  private static String shown(String sign, List<String> lines) {
    String more =
        lines.size() > SHOWN ? "\n  " + sign + " ... and " + (lines.size() - SHOWN) + " more" : "";
    return lines.stream()
        .limit(SHOWN)
        .map(line -> "\n  " + sign + " " + line.strip())
        .collect(Collectors.joining("", "", more));
  }

  /** The lines of the definition that are gone, in their order, without passwords. */
  public List<String> removed() {
    return masked(LineDifference.without(lines(was), lines(is)));
  }

  /** The lines of the definition that are new, in their order, without passwords. */
  public List<String> added() {
    return masked(LineDifference.without(lines(is), lines(was)));
  }

  private static List<String> lines(@Nullable String definition) {
    return definition == null ? List.of() : definition.lines().toList();
  }

  private static List<String> masked(List<String> lines) {
    return lines.stream().map(Passwords::mask).toList();
  }
}

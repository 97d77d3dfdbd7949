package dev.slipway.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table by its names as they are stored. */
public record TableName(String schema, String name) implements Comparable<TableName> {

  private static final String PART = "([^.\"]+|\"(?:[^\"]|\"\")+\")";
  private static final Pattern FORM = Pattern.compile("(?:" + PART + "\\.)?" + PART);

  /**
   * The table a text names: {@code schema.name}, or {@code name} for one in {@code public}; quoted
   * where a dot or a quote is part of a name. Letters keep their case. Throws
   * IllegalArgumentException.
   */
  public static TableName parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a table; write it as schema.name or \"My schema\".\"a.b\"");
    }
    String schema = matcher.group(1);
    return new TableName(schema == null ? "public" : plain(schema), plain(matcher.group(2)));
  }

  private static String plain(String part) {
    return part.startsWith("\"")
        ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
        : part;
  }

  /** Ready for SQL. */
  public String quoted() {
    return Sql.name(schema) + "." + Sql.name(name);
  }

  @Override
  public int compareTo(TableName other) {
    int bySchema = schema.compareTo(other.schema);
    return bySchema != 0 ? bySchema : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}

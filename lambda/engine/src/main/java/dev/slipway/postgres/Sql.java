package dev.slipway.postgres;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values and names into SQL so that nothing in them can be taken for SQL. */
public final class Sql {

  private Sql() {}

  /** A text literal, safe with and without standard_conforming_strings; null becomes NULL. */
  public static String literal(@Nullable String value) {
    if (value == null) {
      return "NULL";
    }
    String doubled = value.replace("'", "''");
    return doubled.contains("\\")
        ? " E'" + doubled.replace("\\", "\\\\") + "'"
        : "'" + doubled + "'";
  }

  /** A number, or NULL. */
  public static String literal(@Nullable Integer value) {
    return value == null ? "NULL" : value.toString();
  }

  /** Text literals with commas between, as they stand behind IN. */
  public static String literals(Collection<String> values) {
    return values.stream().map(Sql::literal).collect(Collectors.joining(", "));
  }

  /** A name as people write it: quoted only where it must be. */
  public static String plainName(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : name(name);
  }

  /** A quoted name. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Quoted names with commas between. */
  public static String names(Collection<String> names) {
    return names.stream().map(Sql::name).collect(Collectors.joining(", "));
  }
}

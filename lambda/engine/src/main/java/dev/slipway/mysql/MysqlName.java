package dev.slipway.mysql;

/** Writes names and values into SQL of MySQL so that nothing in them can be taken for SQL. */
public final class MysqlName {

  private MysqlName() {}

  /** A quoted name. */
  public static String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  /** A text literal. Its backslashes count, for our sessions have an empty sql_mode. */
  public static String literal(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}

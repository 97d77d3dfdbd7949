package dev.slipway.mysql;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row of a catalogue, its values by the names of their columns, whatever their case; servers
 * differ in which columns there are.
 */
public record MysqlRow(Map<String, String> values) {

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  static MysqlRow of(ResultSet result) throws SQLException {
    ResultSetMetaData names = result.getMetaData();
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int column = 1; column <= names.getColumnCount(); column++) {
      String value = result.getString(column);
      if (value != null) {
        values.put(names.getColumnLabel(column), value);
      }
    }
    return new MysqlRow(values);
  }

  /** A value; empty where it is NULL, or where there is no such column. */
  public String text(String column) {
    return values.getOrDefault(column, "");
  }

  /** A value, or null. */
  public @Nullable String orNull(String column) {
    return values.get(column);
  }

  /** A whole number, the greatest that there is for one beyond it; 0 where it is NULL. */
  public long number(String column) {
    String value = values.get(column);
    return value == null ? 0 : new BigInteger(value).min(MOST).longValueExact();
  }
}

package dev.slipway.mysql.schema;

import dev.slipway.mysql.MysqlRow;
import dev.slipway.mysql.schema.MysqlColumn.Traits;
import dev.slipway.mysql.schema.MysqlTable.MysqlCheck;
import java.util.List;
import java.util.Locale;

/** Makes columns of rows of information_schema.COLUMNS, which servers fill in differently. */
final class MysqlColumnReader {

  private final boolean mariaDb;

  MysqlColumnReader(boolean mariaDb) {
    this.mariaDb = mariaDb;
  }

  /**
   * A column.
   *
   * @param checks of its table
   */
  MysqlColumn column(MysqlRow row, List<MysqlCheck> checks) {
    String name = row.text("COLUMN_NAME");
    String extra = row.text("EXTRA");
    String type = row.text("DATA_TYPE").toLowerCase(Locale.ROOT);
    String full = row.text("COLUMN_TYPE");
    boolean enumerated = type.equals("enum") || type.equals("set");
    return new MysqlColumn(
        name,
        isJson(type, name, checks) ? "json" : type,
        full,
        type.equals("bit")
            ? row.number("NUMERIC_PRECISION")
            : row.number("CHARACTER_MAXIMUM_LENGTH"),
        (int) (row.number("NUMERIC_PRECISION") + row.number("DATETIME_PRECISION")),
        (int) row.number("NUMERIC_SCALE"),
        row.text("CHARACTER_SET_NAME"),
        row.text("COLLATION_NAME"),
        row.text("IS_NULLABLE").equals("YES"),
        mariaDb
            ? MysqlDefault.ofMariaDb(row.orNull("COLUMN_DEFAULT"))
            : MysqlDefault.ofMysql(row.orNull("COLUMN_DEFAULT"), extra),
        row.text("GENERATION_EXPRESSION"),
        traits(extra.toLowerCase(Locale.ROOT)),
        enumerated ? Quoted.list(full) : List.of(),
        row.text("COLUMN_COMMENT"));
  }

  private static Traits traits(String extra) {
    return new Traits(
        extra.contains("auto_increment"),
        extra.contains("stored generated") || extra.contains("persistent"),
        extra.contains("on update"),
        extra.contains("invisible"));
  }

  /** MariaDB makes a longtext with a check of it. */
  private static boolean isJson(String type, String name, List<MysqlCheck> checks) {
    return type.equals("json")
        || (type.equals("longtext") && checks.stream().anyMatch(check -> isOfJson(check, name)));
  }

  /** True for the check that makes a column MariaDB's json. */
  static boolean isOfJson(MysqlCheck check, String column) {
    return check.clause().equalsIgnoreCase("json_valid(`" + column.replace("`", "``") + "`)");
  }
}

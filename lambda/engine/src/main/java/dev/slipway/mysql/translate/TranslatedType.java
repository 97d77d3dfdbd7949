package dev.slipway.mysql.translate;

import dev.slipway.mysql.schema.MysqlColumn;
import java.util.Locale;

/**
 * What a column becomes. A moment stays one, a time without a zone too; numbers get a type that
 * holds all of them, but for {@code bigint unsigned}: as keys, people want {@code bigint}.
 */
final class TranslatedType {

  private static final int UUID_TEXT = 36;
  private static final int UUID_BYTES = 16;

  private TranslatedType() {}

  /** The type as it is written in SQL. */
  static String of(MysqlColumn column) {
    if (column.isBoolean()) {
      return "boolean";
    }
    return switch (column.type()) {
      case "tinyint", "year" -> "smallint";
      case "smallint" -> column.isUnsigned() ? "integer" : "smallint";
      case "mediumint" -> "integer";
      case "int", "integer" -> column.isUnsigned() ? "bigint" : "integer";
      case "bigint" -> "bigint";
      case "decimal", "numeric" -> "numeric(%d,%d)".formatted(column.precision(), column.scale());
      case "float" -> "real";
      case "double", "real" -> "double precision";
      case "bit" -> "bit(" + column.length() + ")";
      case "date" -> "date";
      case "datetime" -> "timestamp" + precision(column);
      case "timestamp" -> "timestamptz" + precision(column);
      case "time" -> "time" + precision(column);
      case "char" -> column.length() == UUID_TEXT ? "uuid" : sized("char", column);
      case "varchar" -> sized("varchar", column);
      case "tinytext", "text", "mediumtext", "longtext", "enum" -> "text";
      case "set" -> "text[]";
      case "json" -> "jsonb";
      case "uuid" -> "uuid";
      case "inet4", "inet6" -> "inet";
      case "binary" -> column.length() == UUID_BYTES ? "uuid" : "bytea";
      default -> "bytea";
    };
  }

  /** MySQL knows texts of no length at all. */
  private static String sized(String type, MysqlColumn column) {
    return type + "(" + Math.max(column.length(), 1) + ")";
  }

  private static String precision(MysqlColumn column) {
    return column.precision() == 0 ? "" : "(" + column.precision() + ")";
  }

  /** The type as {@code format_type} writes it. */
  static String formatted(MysqlColumn column) {
    String type = of(column);
    String length = type.contains("(") ? type.substring(type.indexOf('(')) : "";
    return switch (type.replaceFirst("\\(.*", "")) {
      case "varchar" -> "character varying" + length;
      case "char" -> "character" + length;
      case "timestamp" -> "timestamp" + length + " without time zone";
      case "timestamptz" -> "timestamp" + length + " with time zone";
      case "time" -> "time" + length + " without time zone";
      default -> type;
    };
  }

  /** What somebody should know of the change of type; empty where it means the same. */
  static String note(MysqlColumn column) {
    String type = column.type();
    if (type.equals("bigint") && column.isUnsigned()) {
      return "bigint unsigned; numbers above 9223372036854775807 would not fit";
    }
    boolean guessed = of(column).equals("uuid") && !type.equals("uuid");
    boolean space = of(column).equals("bytea") && !type.matches(".*(binary|blob)");
    return guessed || space ? column.fullType().toLowerCase(Locale.ROOT) : "";
  }
}

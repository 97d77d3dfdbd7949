package dev.slipway.mysql.rows;

import dev.slipway.mysql.schema.MysqlColumn;

/** What kinds of values MySQL has, as far as they are read differently. */
enum SourceKind {
  WHOLE,
  DECIMAL,
  FLOAT,
  DOUBLE,
  YEAR,
  BITS,
  DATE,
  DATETIME,
  TIMESTAMP,
  TIME,
  TEXT,
  ENUM,
  SET,
  JSON,
  BINARY,
  SPATIAL,
  UNKNOWN;

  static SourceKind of(MysqlColumn column) {
    return switch (column.type()) {
      case "tinyint", "smallint", "mediumint", "int", "integer", "bigint" -> WHOLE;
      case "decimal", "numeric" -> DECIMAL;
      case "float" -> FLOAT;
      case "double", "real" -> DOUBLE;
      case "year" -> YEAR;
      case "bit" -> BITS;
      case "date" -> DATE;
      case "datetime" -> DATETIME;
      case "timestamp" -> TIMESTAMP;
      case "time" -> TIME;
      case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> TEXT;
      case "uuid", "inet4", "inet6" -> TEXT;
      case "enum" -> ENUM;
      case "set" -> SET;
      case "json" -> JSON;
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> BINARY;
      case "vector" -> BINARY;
      case "geometry", "point", "linestring", "polygon", "multipoint" -> SPATIAL;
      case "multilinestring", "multipolygon", "geometrycollection", "geomcollection" -> SPATIAL;
      default -> UNKNOWN;
    };
  }

  /** True for what the driver gives as text only, of one byte a character. */
  boolean isPlain() {
    return switch (this) {
      case WHOLE, DECIMAL, FLOAT, DOUBLE, YEAR, DATE, DATETIME, TIMESTAMP, TIME -> true;
      default -> false;
    };
  }

  boolean isNumber() {
    return switch (this) {
      case WHOLE, DECIMAL, FLOAT, DOUBLE, YEAR -> true;
      default -> false;
    };
  }

  /** True for what is text to whoever reads it. */
  boolean isText() {
    return this == TEXT || this == ENUM;
  }
}

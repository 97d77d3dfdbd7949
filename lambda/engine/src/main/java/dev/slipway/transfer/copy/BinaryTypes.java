package dev.slipway.transfer.copy;

import dev.slipway.transfer.table.DataColumn;
import java.util.Set;

/**
 * Types whose values can go as the server keeps them: built in, of the same form in every version
 * that we support, and free of what differs from database to database, such as oids.
 */
final class BinaryTypes {

  private static final Set<String> NAMES =
      Set.of(
          "boolean",
          "smallint",
          "integer",
          "bigint",
          "real",
          "double precision",
          "numeric",
          "text",
          "character varying",
          "character",
          "bytea",
          "uuid",
          "date",
          "time without time zone",
          "time with time zone",
          "timestamp without time zone",
          "timestamp with time zone",
          "interval",
          "json",
          "jsonb",
          "inet",
          "cidr",
          "macaddr",
          "macaddr8",
          "bit",
          "bit varying",
          "point",
          "box",
          "circle");

  private BinaryTypes() {}

  /** True where a value of one column can go into the other as it is kept. */
  static boolean fit(DataColumn from, DataColumn into) {
    String base = base(from.type());
    return base.equals(base(into.type())) && NAMES.contains(base.replaceFirst("(\\[\\])$", ""));
  }

  /** Without length and precision, which the target enforces. */
  private static String base(String type) {
    return type.replaceFirst("\\(\\d+(,-?\\d+)?\\)", "");
  }
}

package dev.slipway.mysql.translate;

import dev.slipway.mysql.schema.MysqlColumn;
import dev.slipway.mysql.schema.MysqlDefault;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a column gets that is not named, in PostgreSQL's words. */
final class PgDefault {

  private PgDefault() {}

  /** The expression; nothing where there is none, or none that means the same. */
  static Optional<String> of(MysqlColumn column) {
    MysqlDefault value = column.defaultValue();
    if (value == null || column.isGenerated()) {
      return Optional.empty();
    }
    return Optional.ofNullable(value.expression() ? expression(value) : literal(column, value));
  }

  private static @Nullable String expression(MysqlDefault value) {
    if (value.isNow()) {
      return "CURRENT_TIMESTAMP";
    }
    return switch (value.text().toLowerCase(Locale.ROOT).replaceAll("[()]", "")) {
      case "uuid" -> "gen_random_uuid()";
      case "curdate", "current_date" -> "CURRENT_DATE";
      case "curtime", "current_time" -> "LOCALTIME";
      case "true", "false" -> value.text();
      default -> null;
    };
  }

  private static @Nullable String literal(MysqlColumn column, MysqlDefault value) {
    String text = value.text();
    String bits = value.bits();
    String type = TranslatedType.of(column);
    return switch (type.replaceFirst("\\(.*", "")) {
      case "boolean" -> bool(bits == null ? text : bits);
      case "bit" -> bits == null ? null : "B'" + padded(bits, column.length()) + "'";
      case "smallint", "integer", "bigint", "numeric", "real", "double precision" ->
          number(bits == null ? text : Long.toString(Long.parseUnsignedLong("0" + bits, 2)));
      case "date", "timestamp", "timestamptz" -> day(text);
      case "text[]" -> PgText.literal("{" + text + "}");
      case "bytea", "jsonb" -> null;
      case "uuid" -> text.isEmpty() || column.type().equals("binary") ? null : PgText.literal(text);
      default -> PgText.literal(text);
    };
  }

  private static @Nullable String bool(String text) {
    return switch (text) {
      case "0", "" -> "false";
      case "1" -> "true";
      default -> null;
    };
  }

  private static @Nullable String number(String text) {
    return text.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?") ? text : null;
  }

  private static @Nullable String day(String text) {
    boolean zero = text.matches("0000.*|\\d{4}-00.*|\\d{4}-\\d{2}-00.*");
    return zero ? null : PgText.literal(text);
  }

  private static String padded(String bits, long length) {
    return "0".repeat((int) Math.max(0, length - bits.length())) + bits;
  }
}

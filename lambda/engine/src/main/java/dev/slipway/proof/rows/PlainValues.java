package dev.slipway.proof.rows;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of the server's own types, and of those that well-known extensions bring, as text. */
final class PlainValues {

  private PlainValues() {}

  /**
   * A value; nothing for a type that is not known.
   *
   * @param base the type's bare name
   */
  static Optional<String> of(String base, int modifier, ValueLimits limits, Draw draw) {
    return Optional.ofNullable(value(base, modifier, limits, draw));
  }

  private static @Nullable String value(String base, int modifier, ValueLimits limits, Draw draw) {
    return switch (base) {
      case "int2", "int4", "int8", "oid" -> NumberValues.whole(base, limits, draw);
      case "numeric" -> NumberValues.fraction(modifier, limits, draw);
      case "float4", "float8", "money" -> NumberValues.fraction(-1, limits, draw);
      case "bool" -> bool(limits, draw);
      case "text", "citext" -> TextValues.of(-1, limits, draw);
      case "varchar", "bpchar" -> TextValues.of(modifier < 0 ? -1 : modifier - 4, limits, draw);
      case "name" -> TextValues.of(63, limits, draw);
      case "char" -> TextValues.of(1, limits, draw);
      case "date" -> TimeValues.date(limits, draw);
      case "timestamp", "timestamptz" -> TimeValues.timestamp(limits, draw);
      case "time", "timetz" -> TimeValues.time(draw);
      default -> numbered(base, modifier, draw.number());
    };
  }

  private static String bool(ValueLimits limits, Draw draw) {
    return limits.allowed().isEmpty()
        ? String.valueOf(draw.number() % 2 == 0)
        : limits.allowed().get(0);
  }

  /** What is told apart by a number in it. */
  private static @Nullable String numbered(String base, int modifier, int n) {
    return switch (base) {
      case "uuid" -> "a0000000-0000-4000-8000-%012x".formatted(n);
      case "bytea" -> "\\x%08x".formatted(n);
      case "interval" -> n + 1 + " days";
      case "json", "jsonb" -> "{\"proof\": %d}".formatted(n);
      case "jsonpath" -> "$.proof[%d]".formatted(n);
      case "xml" -> "<proof>%d</proof>".formatted(n);
      case "bit", "varbit" -> bits(modifier < 0 ? 1 : modifier, n);
      case "tsvector", "tsquery" -> "proof" + n;
      case "hstore" -> "proof=>" + n;
      case "ltree" -> "proof.n" + n;
      case "vector", "halfvec" -> vector(modifier < 0 ? 3 : modifier, n);
      case "xid", "cid", "xid8" -> String.valueOf(n);
      case "pg_lsn" -> "0/%X".formatted(n + 1);
      case "regclass" -> "pg_class";
      case "regtype" -> "integer";
      default -> placed(base, n);
    };
  }

  /** Places, on a plane and in a network. */
  private static @Nullable String placed(String base, int n) {
    return switch (base) {
      case "inet" -> "10.%d.%d.%d".formatted((n >> 16) & 255, (n >> 8) & 255, n & 255);
      case "cidr" -> "10.%d.%d.0/24".formatted((n >> 8) & 255, n & 255);
      case "macaddr" -> "08:00:2b:01:%02x:%02x".formatted((n >> 8) & 255, n & 255);
      case "macaddr8" -> "08:00:2b:01:02:03:%02x:%02x".formatted((n >> 8) & 255, n & 255);
      case "point" -> "(%d,%d)".formatted(n, n);
      case "line" -> "{1,2,%d}".formatted(n);
      case "lseg", "box" -> "((0,0),(%d,1))".formatted(n + 1);
      case "path", "polygon" -> "((0,0),(1,1),(%d,0))".formatted(n + 2);
      case "circle" -> "<(0,0),%d>".formatted(n + 1);
      case "geometry", "geography" -> "SRID=4326;POINT(%d %d)".formatted(n % 90, n % 90);
      default -> null;
    };
  }

  private static String bits(int length, int n) {
    String bits = Integer.toBinaryString(n);
    return bits.length() >= length
        ? bits.substring(bits.length() - length)
        : "0".repeat(length - bits.length()) + bits;
  }

  private static String vector(int length, int n) {
    return "[" + n + ",1".repeat(length - 1) + "]";
  }
}

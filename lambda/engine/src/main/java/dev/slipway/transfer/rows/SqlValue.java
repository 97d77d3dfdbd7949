package dev.slipway.transfer.rows;

import dev.slipway.sql.Literals;
import dev.slipway.sql.Token;
import dev.slipway.sql.TokenKind;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A value of an INSERT as COPY's text format writes it. */
final class SqlValue {

  /** NULL. */
  static final String NULL = "\\N";

  private SqlValue() {}

  /** What a token says; null where it is more than a plain value. */
  static @Nullable String of(Token token, String text) {
    String written = token.in(text);
    return switch (token.kind()) {
      case NUMBER -> written;
      case WORD -> word(written.toUpperCase(Locale.ROOT));
      case STRING -> string(written);
      case DOLLAR_STRING -> escaped(Literals.value(written));
      default -> null;
    };
  }

  private static @Nullable String word(String word) {
    return switch (word) {
      case "NULL" -> NULL;
      case "TRUE" -> "t";
      case "FALSE" -> "f";
      default -> null;
    };
  }

  private static @Nullable String string(String written) {
    return switch (Character.toUpperCase(written.charAt(0))) {
      case '\'', 'E' -> escaped(Literals.value(written));
      case 'B' -> Literals.value(written);
      case 'X' -> bits(Literals.value(written));
      default -> null;
    };
  }

  private static String bits(String hex) {
    if (hex.isEmpty()) {
      return "";
    }
    String bits = new BigInteger(hex, 16).toString(2);
    return "0".repeat(4 * hex.length() - bits.length()) + bits;
  }

  /** What the format means something by stands behind a backslash (manual, COPY, "Text Format"). */
  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  /** True for what may stand before a number. */
  static boolean isSign(Token token, String text) {
    return token.kind() == TokenKind.OPERATOR
        && (token.in(text).equals("-") || token.in(text).equals("+"));
  }
}

package dev.slipway.sql;

import static dev.slipway.sql.Characters.isOperator;
import static dev.slipway.sql.Characters.keepsTrailingSign;

/** Where an operator ends (PostgreSQL manual, chapter 4.1.3 "Operators"). */
final class OperatorScanner {

  private final String text;

  /** Up to where signs are known to stand that are operators each: nobody looks at them again. */
  private int signs;

  OperatorScanner(String text) {
    this.text = text;
  }

  /** The offset after the operator that begins at {@code start}. */
  int end(int start) {
    if (start < signs) {
      return start + 1;
    }
    int end = start;
    while (end < text.length() && isOperator(text.charAt(end)) && !startsComment(text, end)) {
      end++;
    }
    int cut = withoutTrailingSigns(text, start, end);
    signs = cut < end ? end : signs;
    return cut;
  }

  private static boolean startsComment(String text, int at) {
    return text.startsWith("--", at) || text.startsWith("/*", at);
  }

  /** {@code a+-1} is + and then -1, unless the operator holds a character that keeps the sign. */
  private static int withoutTrailingSigns(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (keepsTrailingSign(text.charAt(i))) {
        return end;
      }
    }
    int cut = end;
    while (cut > start + 1 && (text.charAt(cut - 1) == '+' || text.charAt(cut - 1) == '-')) {
      cut--;
    }
    return cut;
  }
}

package dev.slipway.sql;

import static dev.slipway.sql.Characters.continuesName;
import static dev.slipway.sql.Characters.startsName;

import org.jspecify.annotations.Nullable;

/** Finds the end of what is quoted: strings, names, dollar quotes and block comments. */
final class QuoteScanner {

  private final String text;

  QuoteScanner(String text) {
    this.text = text;
  }

  /** Offset after the string whose opening quote stands at {@code quote}. */
  int string(int start, int quote, boolean escapes) {
    return closing(start, quote, escapes, "string that begins here has no closing quote (')");
  }

  /** Offset after the quoted name whose opening quote stands at {@code quote}. */
  int name(int start, int quote) {
    return closing(start, quote, false, "quoted name that begins here has no closing quote (\")");
  }

  private int closing(int start, int quote, boolean escapes, String problem) {
    char mark = text.charAt(quote);
    for (int i = quote + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && escapes) {
        i++;
      } else if (c == mark && i + 1 < text.length() && text.charAt(i + 1) == mark) {
        i++;
      } else if (c == mark) {
        return i + 1;
      }
    }
    throw new SqlSyntaxException(start, problem);
  }

  /** The delimiter {@code $tag$} that begins at {@code start}, or null if none does. */
  @Nullable String dollarDelimiter(int start) {
    int i = start + 1;
    while (i < text.length() && text.charAt(i) != '$') {
      char c = text.charAt(i);
      boolean ok = i == start + 1 ? startsName(c) : continuesName(c);
      if (!ok) {
        return null;
      }
      i++;
    }
    return i < text.length() ? text.substring(start, i + 1) : null;
  }

  /** Offset after the dollar-quoted string that begins at {@code start}. */
  int dollarEnd(int start, String delimiter) {
    int end = text.indexOf(delimiter, start + delimiter.length());
    if (end < 0) {
      throw new SqlSyntaxException(
          start, "dollar-quoted string " + delimiter + " that begins here has no end");
    }
    return end + delimiter.length();
  }

  /** Offset after the block comment at {@code start}; block comments nest. */
  int blockComment(int start) {
    int depth = 0;
    for (int i = start; i + 1 < text.length(); i++) {
      if (text.startsWith("/*", i)) {
        depth++;
        i++;
      } else if (text.startsWith("*/", i)) {
        depth--;
        i++;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    throw new SqlSyntaxException(start, "comment that begins here has no closing */");
  }
}

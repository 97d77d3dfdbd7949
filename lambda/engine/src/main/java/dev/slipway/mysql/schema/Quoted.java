package dev.slipway.mysql.schema;

import java.util.ArrayList;
import java.util.List;

/** Texts in quotes as the server writes them in its catalogue. */
final class Quoted {

  private Quoted() {}

  /** The text of one that is quoted. */
  static String unquoted(String quoted) {
    return list(quoted).get(0);
  }

  /** The texts of {@code 'a','b'}; what stands before the first and between them is dropped. */
  static List<String> list(String quoted) {
    List<String> texts = new ArrayList<>();
    int at = quoted.indexOf('\'');
    while (at >= 0) {
      StringBuilder text = new StringBuilder();
      at = read(quoted, at + 1, text);
      texts.add(text.toString());
      at = quoted.indexOf('\'', at);
    }
    return List.copyOf(texts);
  }

  /** Gives the place behind the closing quote. */
  private static int read(String quoted, int from, StringBuilder text) {
    int at = from;
    while (at < quoted.length()) {
      char c = quoted.charAt(at);
      boolean pair = at + 1 < quoted.length();
      if (c == '\\' && pair) {
        text.append(escaped(quoted.charAt(at + 1)));
        at += 2;
      } else if (c == '\'' && pair && quoted.charAt(at + 1) == '\'') {
        text.append('\'');
        at += 2;
      } else if (c == '\'') {
        return at + 1;
      } else {
        text.append(c);
        at++;
      }
    }
    return at;
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case '0' -> '\0';
      case 'Z' -> '\u001a';
      default -> c;
    };
  }
}

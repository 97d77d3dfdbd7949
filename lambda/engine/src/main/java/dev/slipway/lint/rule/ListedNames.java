package dev.slipway.lint.rule;

import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.List;

/** Where the names of a list begin: {@code a, app.b, c}. */
final class ListedNames {

  private ListedNames() {}

  /** The indexes, the first of them given; none for a negative one. */
  static List<Integer> from(StatementWords words, int first) {
    List<Integer> begins = new ArrayList<>();
    int at = first;
    while (at >= 0 && at < words.size()) {
      begins.add(at);
      int end = at + 1;
      while (words.at(end).equals(".")) {
        end += 2;
      }
      end += words.at(end).equals("*") ? 1 : 0;
      at = words.at(end).equals(",") ? end + 1 : -1;
    }
    return begins;
  }
}

package dev.slipway.lint.rule;

import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an expression in brackets asks for all at once: what lies between its ANDs. */
final class Conjuncts {

  /** Before a literal they change nothing. */
  private static final Set<String> TYPES = Set.of("DATE", "TIMESTAMP", "TIMESTAMPTZ", "NUMERIC");

  private Conjuncts() {}

  /** Those in the brackets that open at an index, with one blank between two words. */
  static Set<String> of(StatementWords words, int open) {
    return parts(bare(inBrackets(words, open)));
  }

  /** The words in the brackets that open at an index, without types of literals. */
  static List<String> inBrackets(StatementWords words, int open) {
    List<String> inside = new ArrayList<>();
    int depth = 0;
    for (int i = open; i < words.size(); i++) {
      String word = words.at(i);
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (depth == 0) {
        return inside;
      }
      boolean type = TYPES.contains(word) && words.at(i + 1).startsWith("'");
      boolean cast = word.equals(":") || words.at(i - 1).equals(":");
      if (i > open && !type && !cast) {
        inside.add(word);
      }
    }
    return inside;
  }

  private static Set<String> parts(List<String> words) {
    Set<String> found = new HashSet<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= words.size(); i++) {
      String word = i < words.size() ? words.get(i) : "AND";
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (depth == 0 && word.equals("AND")) {
        found.add(String.join(" ", bare(words.subList(from, i))));
        from = i + 1;
      }
    }
    return found;
  }

  /** Without brackets around the whole. */
  private static List<String> bare(List<String> words) {
    if (words.size() < 2 || !words.get(0).equals("(")) {
      return words;
    }
    int depth = 0;
    for (int i = 0; i < words.size(); i++) {
      depth += words.get(i).equals("(") ? 1 : words.get(i).equals(")") ? -1 : 0;
      if (depth == 0 && i < words.size() - 1) {
        return words;
      }
    }
    return bare(words.subList(1, words.size() - 1));
  }
}

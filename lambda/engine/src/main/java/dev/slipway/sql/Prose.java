package dev.slipway.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells sentences from SQL by what only sentences have. */
final class Prose {

  /** Words of sentences that are hardly ever names. */
  private static final Set<String> WORDS =
      Set.of(
          "again",
          "are",
          "be",
          "because",
          "been",
          "but",
          "cannot",
          "could",
          "had",
          "hand",
          "has",
          "have",
          "it",
          "its",
          "later",
          "manually",
          "must",
          "never",
          "please",
          "possible",
          "should",
          "so",
          "that",
          "the",
          "these",
          "they",
          "this",
          "those",
          "was",
          "we",
          "were",
          "would",
          "you");

  private Prose() {}

  /** True when a statement reads like a sentence. */
  static boolean isLikely(Statement statement) {
    return beginsLikeASentence(statement)
        || endsOpen(statement)
        || pauses(statement)
        || holdsWordsOfSentences(statement);
  }

  /** SQL is written in one case or ends with its semicolon. */
  private static boolean beginsLikeASentence(Statement statement) {
    String first = statement.tokens().get(0).in(statement.source());
    boolean capital = first.length() > 1 && Character.isUpperCase(first.charAt(0));
    return capital
        && first.substring(1).equals(first.substring(1).toLowerCase(Locale.ROOT))
        && !statement
            .source()
            .substring(Math.min(statement.end(), statement.source().length()))
            .stripLeading()
            .startsWith(";");
  }

  private static boolean endsOpen(Statement statement) {
    List<Token> tokens = statement.tokens();
    Token last = tokens.get(tokens.size() - 1);
    String sign = last.in(statement.source());
    boolean open = last.kind() == TokenKind.OPERATOR || last.kind() == TokenKind.SYMBOL;
    return open && !sign.equals("*") && !sign.equals(")") && !sign.equals("]");
  }

  /** A colon or full stop with a space behind it. */
  private static boolean pauses(Statement statement) {
    String text = statement.source();
    return statement.tokens().stream()
        .filter(token -> token.kind() == TokenKind.SYMBOL)
        .filter(token -> ":.".indexOf(text.charAt(token.start())) >= 0)
        .anyMatch(token -> token.end() < text.length() && text.charAt(token.end()) == ' ');
  }

  private static boolean holdsWordsOfSentences(Statement statement) {
    StatementWords words = statement.words();
    for (int i = 1; i < words.size(); i++) {
      boolean plain = statement.tokens().get(i).kind() == TokenKind.WORD;
      boolean qualified = words.at(i - 1).equals(".") || words.at(i + 1).equals(".");
      boolean alias = words.at(i - 1).equals("AS") || words.at(i + 1).equals("(");
      boolean listed = words.at(i - 1).equals(",") || words.at(i + 1).equals(",");
      if (plain && !qualified && !alias && !listed && isOfSentences(words.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfSentences(String word) {
    return WORDS.contains(word.toLowerCase(Locale.ROOT));
  }
}

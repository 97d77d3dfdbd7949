package dev.slipway.psql;

import dev.slipway.sql.ParsedText;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.Token;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What stands below a command that ends its file. */
final class TextBelow {

  private TextBelow() {}

  /** True for nothing but comments, up to the end of the text or the next section line. */
  static boolean areEmpty(String text, BiPredicate<Token, String> isSection) {
    try {
      ParsedText parsed = StatementReader.read(text);
      int end =
          parsed.comments().stream()
              .filter(comment -> isSection.test(comment, text))
              .mapToInt(Token::start)
              .findFirst()
              .orElse(text.length());
      return Stream.concat(
              parsed.statements().stream().map(statement -> statement.start()),
              parsed.metaCommands().stream().map(Token::start))
          .noneMatch(start -> start < end);
    } catch (SqlSyntaxException prose) {
      return false;
    }
  }
}

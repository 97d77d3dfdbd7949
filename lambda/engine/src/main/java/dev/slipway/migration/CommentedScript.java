package dev.slipway.migration;

import dev.slipway.sql.CommandForm;
import dev.slipway.sql.LineEnds;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.TransactionCommand;
import java.util.List;
import java.util.regex.Pattern;

/** A script that a team keeps in comments, one {@code -- } before each line. */
final class CommentedScript {

  private static final Pattern MARK = Pattern.compile("^[ \\t]*--[ ]?");

  private CommentedScript() {}

  /** The lines with one comment mark taken off each. */
  static String uncomment(String comments) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < comments.length(); at = LineEnds.next(comments, at)) {
      String line = comments.substring(at, LineEnds.next(comments, at));
      text.append(MARK.matcher(line).replaceFirst(""));
    }
    return text.toString();
  }

  /** True when the text is SQL from beginning to end, and does something: prose is no script. */
  static boolean isSql(String text) {
    try {
      List<Statement> statements = StatementReader.read(text).statements();
      return doSomething(statements) && statements.stream().allMatch(CommandForm::isWhole);
    } catch (SqlSyntaxException prose) {
      return false;
    }
  }

  /** True unless all that is there begins and ends transactions, or is one bare word. */
  private static boolean doSomething(List<Statement> statements) {
    return statements.stream()
        .anyMatch(s -> s.words().size() > 1 && TransactionCommand.of(s.words()).isEmpty());
  }
}

package dev.slipway.migration;

import dev.slipway.sql.CommandWords;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import java.util.List;
import java.util.regex.Pattern;

/** A script that a team keeps in comments, one {@code -- } before each line. */
final class CommentedScript {

  private static final Pattern MARK = Pattern.compile("(?m)^[ \\t]*--[ ]?");

  private CommentedScript() {}

  /** The lines with one comment mark taken off each. */
  static String uncomment(String comments) {
    return MARK.matcher(comments).replaceAll("");
  }

  /** True when the text is SQL by its form: prose in comments is no script. */
  static boolean isSql(String text) {
    try {
      List<Statement> statements = StatementReader.read(text).statements();
      return !statements.isEmpty()
          && statements.stream().allMatch(s -> CommandWords.beginCommand(s.words()));
    } catch (SqlSyntaxException prose) {
      return false;
    }
  }
}

package dev.slipway.migration.format;

import dev.slipway.sql.ParsedText;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.TransactionBlockRule;
import dev.slipway.sql.TransactionCommand;
import java.util.Set;
import java.util.function.Consumer;

/** SQL that a block of PL/pgSQL runs, statement by statement, each in the line where it stood. */
final class GuardedSql {

  private static final String REFUSED =
      ", which cannot run in the block that a precondition with MARK_RAN becomes here. Write the"
          + " condition into the SQL (IF NOT EXISTS), and take the precondition out";

  private GuardedSql() {}

  /** The statements of such a block; what cannot be one of them is told. */
  static String of(String sql, Consumer<String> problems) {
    ParsedText parsed;
    try {
      parsed = StatementReader.read(sql);
    } catch (SqlSyntaxException e) {
      problems.accept(String.valueOf(e.getMessage()));
      return "";
    }
    if (!parsed.metaCommands().isEmpty()) {
      problems.accept("has commands of psql" + REFUSED);
    }
    StringBuilder all = new StringBuilder();
    int end = 0;
    for (Statement one : parsed.statements()) {
      if (cannotRun(one)) {
        problems.accept("has " + one.words().at(0) + REFUSED);
      }
      all.append(lines(sql, end, one.start()));
      all.append(" EXECUTE ").append(DollarQuotes.of("run", one.sql())).append(';');
      end = one.end();
    }
    return all.append(lines(sql, end, sql.length())).toString();
  }

  private static boolean cannotRun(Statement one) {
    return one.copiesIn()
        || one.copiesOut()
        || TransactionCommand.of(one.words()).isPresent()
        || TransactionBlockRule.forbids(one, Set.of());
  }

  private static String lines(String sql, int from, int to) {
    return sql.substring(from, to).replaceAll("[^\\n]", "");
  }
}

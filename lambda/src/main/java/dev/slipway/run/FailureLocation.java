package dev.slipway.run;

import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Script;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Passwords;
import dev.slipway.sql.Statement;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.Token;
import java.util.List;
import java.util.OptionalInt;

/** Turns what the server says of a place into file, line and column. */
final class FailureLocation {

  private final Script script;
  private final Statement statement;
  private final Placeholders placeholders;

  FailureLocation(Script script, Statement statement, Placeholders placeholders) {
    this.script = script;
    this.statement = statement;
    this.placeholders = placeholders;
  }

  /**
   * The place of a failure in this statement.
   *
   * @param inside the character of the sent statement the server points at, -1 when it does not
   */
  FailurePlace of(SqlFailure failure, int inside) {
    OptionalInt row = copiedRow(failure);
    return place(
        failure,
        row.isPresent() ? rowPosition(row.getAsInt()) : position(failure, inside),
        row.orElse(0));
  }

  private FailurePlace place(SqlFailure failure, TextPosition position, int row) {
    List<String> context = new FailureContext(script, statement).of(failure.where());
    String sent = placeholders.apply(statement.sql());
    return new FailurePlace(script.origin(), position, row, context, Passwords.in(sent));
  }

  private TextPosition position(SqlFailure failure, int inside) {
    String sql = statement.sql();
    String sent = placeholders.apply(sql);
    int verified = failure.internalQuery().equals(sent) ? failure.internalPosition() - 1 : -1;
    int offset = verified < 0 ? inside : sent.offsetByCodePoints(0, verified);
    int original = offset < 0 ? 0 : placeholders.originalOffset(sql, offset);
    return script.position(statement.sourceOffset(Math.min(original, sql.length())));
  }

  private OptionalInt copiedRow(SqlFailure failure) {
    return statement.data().isEmpty()
        ? OptionalInt.empty()
        : CopyContext.row(failure.where(), placeholders.apply(statement.words().lastNameAt(1)));
  }

  private TextPosition rowPosition(int number) {
    TextPosition first = script.position(statement.data().map(Token::start).orElseThrow());
    return new TextPosition(first.line() + number - 1, 1);
  }
}

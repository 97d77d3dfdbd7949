package dev.slipway.run;

import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Script;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Statement;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.Token;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the server says of a place into file, line and column. */
final class FailureLocation {

  private static final Pattern COPY_LINE = Pattern.compile("COPY [^,\\n]+, line (\\d+)");

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
  String of(SqlFailure failure, int inside) {
    Optional<String> row = copiedRow(failure);
    if (row.isPresent()) {
      return row.get();
    }
    String sql = statement.sql();
    String sent = placeholders.apply(sql);
    int verified = failure.internalQuery().equals(sent) ? failure.internalPosition() - 1 : -1;
    int offset = verified < 0 ? inside : sent.offsetByCodePoints(0, verified);
    int original = offset < 0 ? 0 : placeholders.originalOffset(sql, offset);
    return script.location(statement.sourceOffset(Math.min(original, sql.length())));
  }

  private Optional<String> copiedRow(SqlFailure failure) {
    Matcher line = COPY_LINE.matcher(failure.where());
    Optional<Token> rows = statement.data();
    if (rows.isEmpty() || !line.find()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(line.group(1));
    TextPosition first = script.position(rows.get().start());
    TextPosition place = new TextPosition(first.line() + number - 1, 1);
    return Optional.of(script.origin() + ":" + place + " (row " + number + " of the COPY)");
  }
}

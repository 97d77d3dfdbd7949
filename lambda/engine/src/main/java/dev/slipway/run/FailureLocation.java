package dev.slipway.run;

import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Script;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Passwords;
import dev.slipway.sql.Place;
import dev.slipway.sql.Statement;
import dev.slipway.sql.Stretch;
import dev.slipway.sql.TextPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

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
    Optional<Stretch> rows = statement.data();
    OptionalInt row = rows.isEmpty() ? OptionalInt.empty() : copiedRow(failure);
    return rows.isPresent() && row.isPresent()
        ? copied(failure, rows.get().place(), row.getAsInt())
        : place(failure, position(failure, inside));
  }

  private FailurePlace place(SqlFailure failure, Place place) {
    return place(failure, place, script.position(place), 0);
  }

  private FailurePlace copied(SqlFailure failure, Place first, int row) {
    int line = script.position(first).line() + row - 1;
    return place(failure, first, new TextPosition(line, 1), row);
  }

  private FailurePlace place(SqlFailure failure, Place at, TextPosition position, int row) {
    List<String> context = new FailureContext(script, statement).of(failure.where());
    String sent = placeholders.apply(statement.sql());
    List<String> secrets = new ArrayList<>(Passwords.in(sent));
    secrets.addAll(CopyContext.secrets(failure.where()));
    return new FailurePlace(script.fileOf(at), position, row, note(at), context, secrets(secrets));
  }

  private static String note(Place at) {
    Place by = at.source().includedBy();
    return by == null ? "" : " (included by " + by + ")";
  }

  /** The place of a failure in a statement that this query has made. */
  FailurePlace ofGenerated(String made) {
    Place query = statement.place(0);
    String note = " (\\gexec made: " + GeneratedStatements.shown(placeholders.hide(made)) + ")";
    List<String> secrets = secrets(Passwords.in(made));
    return new FailurePlace(
        script.fileOf(query), script.position(query), 0, note(query) + note, List.of(), secrets);
  }

  /** The place of the statement as a whole. */
  FailurePlace whole() {
    Place place = statement.place(0);
    return new FailurePlace(
        script.fileOf(place),
        script.position(place),
        0,
        note(place),
        List.of(),
        secrets(List.of()));
  }

  private List<String> secrets(List<String> passwords) {
    return Stream.concat(passwords.stream(), placeholders.secretValues().stream()).toList();
  }

  private Place position(SqlFailure failure, int inside) {
    String sql = statement.sql();
    String sent = placeholders.apply(sql);
    int verified = failure.internalQuery().equals(sent) ? failure.internalPosition() - 1 : -1;
    int offset = verified < 0 ? inside : sent.offsetByCodePoints(0, verified);
    int original = offset < 0 ? 0 : placeholders.originalOffset(sql, offset);
    return statement.place(Math.min(original, sql.length()));
  }

  private OptionalInt copiedRow(SqlFailure failure) {
    return CopyContext.row(failure.where(), placeholders.apply(statement.words().lastNameAt(1)));
  }
}

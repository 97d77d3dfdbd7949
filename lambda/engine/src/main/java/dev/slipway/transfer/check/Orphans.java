package dev.slipway.transfer.check;

import dev.slipway.error.Count;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.ForeignKey;
import dev.slipway.transfer.table.Partitions;
import java.util.List;

/** Rows that refer to rows which are not there, whatever the server was told of the key. */
public final class Orphans implements CheckKind {

  private static final String KIND = "orphans";

  /**
   * The check of one key.
   *
   * @param whole all tables of the database
   */
  public static Check of(ForeignKey key, DataSchema whole) {
    return check(key, new CheckScope(whole, whole, Partitions.NONE));
  }

  private static Check check(ForeignKey key, CheckScope scope) {
    return check(key, scope, " (key " + key.name() + ")");
  }

  /** The same of a key that may be none; {@code note} says what it is. */
  static Check check(ForeignKey key, CheckScope scope, String note) {
    List<String> shown = scope.telling(key.table(), key.columns());
    return new Check(
        KIND,
        key.table() + list(key.columns()) + " -> " + key.target() + list(key.targetColumns()),
        Samples.sql(new OrphansSql(key, scope).query(shown), "count(*)", shown),
        Scan.ANY,
        row -> what(row, key) + note);
  }

  private static String what(Row row, ForeignKey key) {
    String which = Count.of(row.number("wrong"), "row", "refers", "refer") + " to no row";
    if (key.period()) {
      return which + " or not for all of the time";
    }
    return key.full() && key.columns().size() > 1
        ? which + " or to a part of a key (MATCH FULL)"
        : which;
  }

  private static String list(List<String> columns) {
    return " (" + String.join(", ", columns) + ")";
  }

  /** The keys are known already. */
  @Override
  public String catalogue() {
    return "SELECT";
  }

  @Override
  public Looked look(Rows answer, CheckScope scope) {
    return Looked.checks(
        scope.whole().keys().stream()
            .filter(key -> scope.holds(key.table()))
            .map(key -> check(key, scope))
            .toList());
  }
}

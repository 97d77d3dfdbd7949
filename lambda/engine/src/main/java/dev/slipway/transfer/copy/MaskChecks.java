package dev.slipway.transfer.copy;

import dev.slipway.error.Problem;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.transfer.table.DataColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries masks out before a row moves: in the source, which only reads, and against the target. */
final class MaskChecks {

  /** The type that an expression has where there is no row. */
  private static final String TYPE =
      "SELECT pg_catalog.pg_typeof(r.v)::pg_catalog.text AS type FROM (SELECT 1) AS one"
          + " LEFT JOIN (SELECT (\n%s\n) AS v FROM %s LIMIT 0) AS r ON true";

  /** Not carried out: it is only explained. */
  private static final String ASSIGNED =
      "EXPLAIN INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT NULL::%s";

  private final CopySource source;
  private final Session target;
  private final List<Problem> problems = new ArrayList<>();

  /** The sessions: the source's in its transaction, the target's in none. */
  MaskChecks(CopySource source, Session target) {
    this.source = source;
    this.target = target;
  }

  /** All that is wrong. */
  List<Problem> of(List<MatchedTable> tables) {
    tables.forEach(table -> table.masks().forEach(mask -> tryOut(table, mask)));
    return problems;
  }

  private void tryOut(MatchedTable table, Mask mask) {
    String type =
        tried(
            source.session(),
            mask,
            "it is refused: ",
            () -> {
              source.path().use(source.session());
              String sql = TYPE.formatted(mask.expression(), table.from().table().from());
              List<Row> rows = source.session().executeAsWritten(sql).get(0).list();
              source.path().leave(source.session());
              return rows.get(0).text("type");
            });
    if ("record".equals(type)) {
      problems.add(
          new Problem(mask.toString(), "its mask (" + mask.expression() + ") has several values"));
      return;
    }
    DataColumn column = table.into().column(mask.column()).orElse(null);
    if (type != null && column != null && !mask.isLiteral() && !type.equals(column.type())) {
      target.execute("BEGIN READ ONLY");
      tried(target, mask, "its type does not fit: ", () -> explained(table, column, type));
      target.rollBack();
    }
  }

  private String explained(MatchedTable table, DataColumn column, String type) {
    target.execute(ASSIGNED.formatted(table.into().name().quoted(), Sql.name(column.name()), type));
    return type;
  }

  /** Null when the server refuses it. */
  private @Nullable String tried(Session session, Mask mask, String what, Supplier<String> trial) {
    session.execute("SAVEPOINT before_trial");
    try {
      return trial.get();
    } catch (SqlFailure e) {
      if (e.isConnectionLoss() || e.isRetryable() || e.isCancelled()) {
        throw e;
      }
      session.executeAsWritten("ROLLBACK TO SAVEPOINT before_trial");
      problems.add(
          new Problem(
              mask.toString(), "its mask (" + mask.expression() + "): " + what + e.getMessage()));
      return null;
    }
  }
}

package dev.slipway.preflight;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.List;

/** Prepared transactions, which hold their locks until somebody remembers them. */
final class PreparedGauge implements Gauge {

  private static final int HOUR = 60 * 60;

  @Override
  public String sql(PendingWork work) {
    return "SELECT quote_literal(gid) AS gid, owner,"
        + " extract(epoch FROM clock_timestamp() - prepared)::bigint AS seconds"
        + " FROM pg_prepared_xacts WHERE database = current_database() ORDER BY prepared";
  }

  @Override
  public List<Reading> read(Rows answer, PendingWork work) {
    List<Row> open = answer.list();
    long oldest = open.stream().mapToLong(row -> row.number("seconds")).max().orElse(-1);
    return List.of(
        Reading.of(
            "prepared transactions",
            Light.above(oldest, 0, HOUR),
            open.isEmpty() ? "none" : String.valueOf(open.size()),
            open.stream()
                .map(
                    row ->
                        "%1$s of role %2$s, for %3$s: COMMIT PREPARED %1$s or ROLLBACK PREPARED %1$s"
                            .formatted(
                                row.text("gid"),
                                row.text("owner"),
                                Figures.time(row.number("seconds"))))
                .toList(),
            "commit or roll back each, as its owner or a superuser"));
  }
}

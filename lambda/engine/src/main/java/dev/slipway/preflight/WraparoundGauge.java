package dev.slipway.preflight;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.List;

/**
 * How much of the transaction numbers is used up (PostgreSQL manual, chapter 24.1.5 "Preventing
 * Transaction ID Wraparound Failures").
 */
final class WraparoundGauge implements Gauge {

  private static final int PERCENT_YELLOW = 40;
  private static final int PERCENT_RED = 80;

  private static final String SQL =
      """
      SELECT greatest(age(datfrozenxid), mxid_age(datminmxid)) * 100::bigint / 2147483647 AS used,
        age(datfrozenxid) AS transactions, mxid_age(datminmxid) AS multixacts
      FROM pg_database WHERE datname = current_database()\
      """;

  @Override
  public String sql(PendingWork work) {
    return SQL;
  }

  @Override
  public List<Reading> read(Rows answer, PendingWork work) {
    Row row = answer.first();
    long used = row.number("used");
    return List.of(
        Reading.of(
            "wraparound",
            Light.above(used, PERCENT_YELLOW, PERCENT_RED),
            used + " % used",
            List.of(
                "oldest transaction %s back, oldest multixact %s back"
                    .formatted(row.text("transactions"), row.text("multixacts"))),
            "find what keeps VACUUM from freezing (old transactions, slots) and run VACUUM"));
  }
}

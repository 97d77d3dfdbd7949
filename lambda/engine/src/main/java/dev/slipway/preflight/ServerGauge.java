package dev.slipway.preflight;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.List;

/** The server's version, and whether it can be written to. */
final class ServerGauge implements Gauge {

  private static final String GAUGE = "server";

  @Override
  public String sql(PendingWork work) {
    return "SELECT current_setting('server_version') AS version, pg_is_in_recovery() AS standby,"
        + " current_setting('transaction_read_only') = 'on' AS read_only";
  }

  @Override
  public List<Reading> read(Rows answer, PendingWork work) {
    Row row = answer.first();
    String figure = "PostgreSQL " + row.text("version");
    if (row.is("standby")) {
      return List.of(
          Reading.of(
              GAUGE,
              Light.RED,
              figure + ", a standby",
              List.of(),
              "name the primary: a standby cannot be written to"));
    }
    return List.of(
        Reading.of(
            GAUGE,
            row.is("read_only") ? Light.RED : Light.GREEN,
            figure + (row.is("read_only") ? ", read only" : ""),
            List.of(),
            "take default_transaction_read_only away from the role or the database"));
  }
}

package dev.slipway.trace;

import dev.slipway.postgres.Session;
import dev.slipway.time.Stopwatch;
import java.util.Locale;

/**
 * How fast a server works through a table, in MB (10^6 bytes) a second.
 *
 * @param scan all rows are read
 * @param build an index is built from them
 * @param rewrite they are written anew, with their indexes
 * @param basis how that is known, in a clause
 */
public record Speed(double scan, double build, double rewrite, String basis) {

  private static final double MEGA = 1_000_000;

  private static final String SAMPLE =
      "CREATE TABLE public.slipway_speed AS SELECT i AS id, pg_catalog.repeat("
          + "pg_catalog.md5(i::pg_catalog.text), 4) AS text"
          + " FROM pg_catalog.generate_series(1, 100000) i";

  /** One for all kinds of work, as somebody has said. */
  public static Speed given(int megabytes) {
    return new Speed(megabytes, megabytes, megabytes, "as --speed says");
  }

  /** Measured with some 17 MB of rows, in a database of ours that is as before when this ends. */
  static Speed measured(Session session) {
    session.executeAsWritten(SAMPLE);
    double size =
        session
            .execute("SELECT pg_table_size('public.slipway_speed') AS bytes")
            .get(0)
            .first()
            .number("bytes");
    double scan = rate(session, size, "SELECT pg_catalog.count(text) FROM public.slipway_speed");
    double build = rate(session, size, "CREATE INDEX ON public.slipway_speed (id)");
    double rewrite =
        rate(session, size, "ALTER TABLE public.slipway_speed ALTER id TYPE pg_catalog.int8");
    session.executeAsWritten("DROP TABLE public.slipway_speed");
    return new Speed(scan, build, rewrite, "as measured on the scratch server");
  }

  private static double rate(Session session, double bytes, String sql) {
    Stopwatch time = new Stopwatch();
    session.executeAsWritten(sql);
    return bytes / MEGA / (Math.max(time.millis(), 1) / 1000.0);
  }

  /** How long some work takes with a table, in seconds. */
  double seconds(TableSize size, Lasting work) {
    return switch (work) {
      case MOMENT -> 0;
      case SCAN -> size.bytes() / MEGA / scan;
      case INDEX_BUILD -> size.bytes() / MEGA / build;
      case REWRITE -> (size.bytes() + size.indexes()) / MEGA / rewrite;
    };
  }

  /** For people. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%.0f MB/s read, %.0f MB/s indexed, %.0f MB/s written anew, %s",
        scan,
        build,
        rewrite,
        basis);
  }
}

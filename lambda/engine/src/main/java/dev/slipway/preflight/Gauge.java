package dev.slipway.preflight;

import dev.slipway.postgres.Rows;
import java.util.List;

/** Reads one thing of a live database that may stand in the way. */
interface Gauge {

  /** A query to catalogues and statistics alone, that no table is scanned for. */
  String sql(PendingWork work);

  /** What its answer means. Pure; nothing where there is nothing to say. */
  List<Reading> read(Rows answer, PendingWork work);
}

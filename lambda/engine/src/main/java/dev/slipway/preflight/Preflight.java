package dev.slipway.preflight;

import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import java.util.ArrayList;
import java.util.List;

/** Asks a live database whether it is ready. */
public final class Preflight {

  private static final List<Gauge> GAUGES =
      List.of(
          new ServerGauge(),
          new RightsGauge(),
          new OwnerGauge(),
          new ExtensionGauge(),
          new ConnectionGauge(),
          new TransactionGauge(),
          new PreparedGauge(),
          new ReplicationGauge(),
          new SlotGauge(),
          new InvalidIndexGauge(),
          new DiskGauge(),
          new WraparoundGauge());

  private Preflight() {}

  /**
   * All that the gauges show, as of one moment. One round trip; no table is scanned. Throws {@link
   * dev.slipway.postgres.SqlFailure}.
   */
  public static List<Reading> ask(Session session, PendingWork work) {
    String[] texts = GAUGES.stream().map(gauge -> gauge.sql(work)).toArray(String[]::new);
    List<Rows> answers = session.execute(texts);
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < GAUGES.size(); i++) {
      readings.addAll(GAUGES.get(i).read(answers.get(i), work));
    }
    return readings;
  }
}

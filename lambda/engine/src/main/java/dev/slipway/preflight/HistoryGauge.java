package dev.slipway.preflight;

import dev.slipway.error.SlipwayException;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.Plan;
import java.util.List;
import java.util.function.Supplier;

/** How the files and the history differ. */
public final class HistoryGauge {

  private static final String GAUGE = "pending";

  private HistoryGauge() {}

  /** What is pending, and whether the planner would take it. Pure. */
  public static Reading of(Comparison comparison, Supplier<Plan> planner) {
    List<String> pending =
        comparison.pending().stream()
            .map(migration -> migration.version() + " " + migration.description())
            .toList();
    String figure =
        pending.size() + (comparison.outOfOrder().isEmpty() ? "" : outOfOrder(comparison));
    try {
      List<String> warnings = planner.get().warnings();
      return Reading.of(
          GAUGE,
          warnings.isEmpty() ? Light.GREEN : Light.YELLOW,
          figure,
          warnings.isEmpty() ? pending : warnings,
          "read the warnings");
    } catch (SlipwayException refused) {
      return Reading.of(
          GAUGE,
          Light.RED,
          figure,
          String.valueOf(refused.getMessage()).lines().map(String::strip).toList(),
          "mend that first: up would refuse it");
    }
  }

  private static String outOfOrder(Comparison comparison) {
    return ", %d out of order".formatted(comparison.outOfOrder().size());
  }
}

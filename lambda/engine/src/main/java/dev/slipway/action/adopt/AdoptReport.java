package dev.slipway.action.adopt;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.adopt.Adoption.Taken;
import dev.slipway.migration.Migration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was taken over, or would be.
 *
 * @param runId the run in the audit log, null when it was only shown
 */
record AdoptReport(String database, String environment, Adoption adoption, @Nullable String runId)
    implements Report {

  @Override
  public String text() {
    return AdoptText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "adopt")
        .with("outcome", adoption.taken().isEmpty() ? "NOTHING_TO_DO" : "DONE")
        .with("database", database)
        .with("environment", environment)
        .with("tool", adoption.tool().word())
        .with("table", adoption.table().shown())
        .with("executed", runId != null)
        .with("adopted", adoption.taken().stream().map(AdoptReport::fields).toList())
        .with("known", adoption.known())
        .with("pending", versions(adoption.pending()))
        .with("outOfOrder", versions(adoption.late()))
        .withUnlessEmpty("obstacles", adoption.obstacles())
        .withUnlessEmpty("warnings", adoption.notes())
        .with("runId", runId)
        .map();
  }

  private static List<String> versions(List<Migration> migrations) {
    return migrations.stream().map(one -> one.version().toString()).toList();
  }

  private static Map<String, @Nullable Object> fields(Taken taken) {
    return new Fields()
        .with("version", taken.version().toString())
        .with("description", taken.description())
        .with("appliedAt", taken.done().at())
        .with("checksum", taken.check().name().toLowerCase(Locale.ROOT))
        .with("missing", taken.migration() == null)
        .map();
  }
}

package dev.slipway.action.importing;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.transfer.load.LoadMode;
import dev.slipway.transfer.load.TableLoad;
import dev.slipway.transfer.table.DataColumn;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an import would do. Nothing was changed. */
public record ImportPlanReport(String environment, LoadMode mode, ImportPlan plan)
    implements Report {

  @Override
  public String text() {
    return ImportText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "import")
        .with("outcome", "DONE")
        .with("dryRun", true)
        .with("database", plan.database())
        .with("environment", environment)
        .with("from", plan.uri())
        .with("mode", mode.name().toLowerCase(Locale.ROOT))
        .with("tables", plan.load().loads().stream().map(ImportPlanReport::table).toList())
        .with("rows", plan.load().promisedRows())
        .with("warnings", plan.warnings())
        .map();
  }

  private static Map<String, @Nullable Object> table(TableLoad load) {
    return new Fields()
        .with("table", load.target().name().toString())
        .with("rows", load.rows())
        .with("columns", load.columns().stream().map(DataColumn::name).toList())
        .map();
  }
}

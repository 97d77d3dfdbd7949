package dev.slipway.action;

import dev.slipway.config.Settings;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.HistoryEntry;
import dev.slipway.history.HistoryWriter;
import dev.slipway.ledger.Edits;
import dev.slipway.ledger.RunResult;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.Repair;
import dev.slipway.run.Runner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings the history in line with the files: shows what it would do, or does it. */
final class RepairAction {

  private final Settings settings;
  private final Migrations migrations;
  private final Runner runner;
  private final HistoryWriter history;

  RepairAction(Settings settings, Migrations migrations, Runner runner) {
    this.settings = settings;
    this.migrations = migrations;
    this.runner = runner;
    this.history = new HistoryWriter(settings.historySchema());
  }

  Report perform(MigrationRequest.Repair request) {
    if (!request.execute()) {
      DatabaseState state = runner.look(false);
      return report(state.facts().database(), repairs(state), null);
    }
    List<Repair> done = new ArrayList<>();
    RunResult result =
        runner.edit(
            "repair",
            state -> {
              done.addAll(repairs(state));
              return new Edits(done.stream().map(this::sql).toList(), List.of(), false);
            });
    return report(result.database(), done, result.runId().toString());
  }

  private RepairReport report(String database, List<Repair> repairs, @Nullable String runId) {
    return new RepairReport(
        database, settings.environment(), repairs, runId != null, runId, migrations.warnings());
  }

  private List<Repair> repairs(DatabaseState state) {
    return Repair.of(new Comparison(migrations, state.history(), settings.environment()));
  }

  private String sql(Repair repair) {
    Migration migration = repair.migration();
    if (migration == null) {
      return history.forget(repair.version());
    }
    return history.accept(
        new HistoryEntry(
            repair.version(),
            migration.description(),
            migration.checksum(),
            migration.downText(),
            null));
  }
}

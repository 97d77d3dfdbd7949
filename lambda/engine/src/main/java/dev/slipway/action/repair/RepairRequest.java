package dev.slipway.action.repair;

import dev.slipway.action.Action;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.config.Consent;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.HistoryElsewhere;
import dev.slipway.history.HistoryEntry;
import dev.slipway.history.HistoryWriter;
import dev.slipway.ledger.Edits;
import dev.slipway.ledger.RunResult;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.Repair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings the history in line with the files.
 *
 * @param execute do it, not only show it
 */
public record RepairRequest(boolean execute, Set<Consent> consents) implements Request {

  private static final Field<Boolean> EXECUTE = Field.flag("execute", "Do it.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "repair",
                  "Accepts changed files, forgets missing ones, clears a partial state. Shows what"
                      + " it would do; does it with --execute.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.SAFETY, Topic.OUTPUT)
              .taking(EXECUTE, Consents.ENVIRONMENT_CHANGED),
          given -> new RepairRequest(given.get(EXECUTE), given.consents()));

  @Override
  public boolean isRun() {
    return true;
  }

  @Override
  public Report perform(Desk desk) {
    Migrations migrations = desk.readable();
    if (execute) {
      return execute(desk, migrations);
    }
    DatabaseState state = desk.reader().look(false);
    List<Repair> repairs = repairs(desk, migrations, state);
    return report(desk, migrations, new Found(state.facts().database(), repairs, null));
  }

  private static Report execute(Desk desk, Migrations migrations) {
    List<Repair> done = new ArrayList<>();
    RunResult result =
        desk.ledger()
            .edit(
                "repair",
                state -> {
                  done.addAll(repairs(desk, migrations, state));
                  return new Edits(
                      done.stream().map(RepairRequest::edit).toList(), List.of(), false);
                });
    return report(desk, migrations, new Found(result.database(), done, result.runId().toString()));
  }

  /** What a database needs; {@code runId} is null where nothing was done about it. */
  private record Found(String database, List<Repair> repairs, @Nullable String runId) {}

  private static Report report(Desk desk, Migrations migrations, Found found) {
    return new RepairReport(
        found.database,
        desk.settings().environment(),
        found.repairs,
        found.runId != null,
        found.runId,
        migrations.warnings());
  }

  private static List<Repair> repairs(Desk desk, Migrations migrations, DatabaseState state) {
    HistoryElsewhere.refuse(state.facts(), desk.settings().historySchema());
    return Repair.of(new Comparison(migrations, state.history(), desk.settings().environment()));
  }

  private static Function<HistoryWriter, String> edit(Repair repair) {
    Migration migration = repair.migration();
    if (migration == null) {
      return history -> history.forget(repair.version());
    }
    HistoryEntry entry =
        new HistoryEntry(
            repair.version(),
            migration.description(),
            migration.checksum(),
            migration.downText(),
            null);
    return history -> history.accept(entry);
  }
}

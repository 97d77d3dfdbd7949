package dev.slipway.action;

import dev.slipway.config.Settings;
import dev.slipway.error.Problem;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.OtherTables;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Source;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.OutOfOrder;
import dev.slipway.plan.PlaceholderCheck;
import dev.slipway.plan.PlanRefused;
import dev.slipway.plan.UpPlanner;
import dev.slipway.plan.UpRequest;
import dev.slipway.run.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Holds the files against the history and changes nothing. */
final class ValidateAction {

  private final Settings settings;
  private final Source source;
  private final Runner runner;

  ValidateAction(Settings settings, Source source, Runner runner) {
    this.settings = settings;
    this.source = source;
    this.runner = runner;
  }

  Report perform() {
    DatabaseState state = runner.look(true);
    String database = state.facts().database();
    Migrations migrations = Migrations.readable(source);
    List<Problem> problems = new ArrayList<>(migrations.problems());
    problems.addAll(problems(migrations, state));
    int files = problems.isEmpty() ? migrations.list().size() : source.files().size();
    List<String> warnings = PlaceholderCheck.unfilled(comparison(migrations, state));
    return new ValidateReport(database, settings.environment(), files, problems, warnings);
  }

  private Comparison comparison(Migrations migrations, DatabaseState state) {
    return new Comparison(
        migrations, state.history(), settings.environment(), settings.placeholders().open());
  }

  private List<Problem> problems(Migrations migrations, DatabaseState state) {
    Comparison comparison = comparison(migrations, state);
    List<Problem> problems = new ArrayList<>();
    comparison
        .history()
        .partial()
        .ifPresent(
            row ->
                problems.add(
                    new Problem(
                        row.version().toString(),
                        row.isReverting()
                            ? "is half taken back. Finish it with: down"
                            : "is half done. Finish it with: up")));
    comparison
        .lost()
        .forEach(
            row ->
                problems.add(
                    new Problem(
                        row.version().toString(),
                        "is applied but its file is missing. Put it back, or forget it with: repair"
                            + " --execute")));
    migrations.list().stream()
        .map(Migration::unreadableDown)
        .filter(Objects::nonNull)
        .forEach(problems::add);
    problems.addAll(refusals(comparison, state));
    return problems;
  }

  private List<Problem> refusals(Comparison comparison, DatabaseState state) {
    try {
      UpPlanner.plan(
          comparison,
          new UpRequest(
              null,
              OutOfOrder.REFUSE,
              settings.historySchema(),
              OtherTables.NONE,
              state.facts().procedures()));
      return List.of();
    } catch (PlanRefused e) {
      return e.problems();
    }
  }
}

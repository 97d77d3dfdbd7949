package dev.slipway.action.validate;

import dev.slipway.action.HazardLevels;
import dev.slipway.action.PendingHazards;
import dev.slipway.backfill.file.Backfills;
import dev.slipway.config.Settings;
import dev.slipway.error.Problem;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.HistoryRow;
import dev.slipway.history.OtherTables;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Source;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.OutOfOrderRule;
import dev.slipway.plan.PlaceholderCheck;
import dev.slipway.plan.PlanRefused;
import dev.slipway.plan.UpPlanner;
import dev.slipway.plan.UpTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is wrong between the files and a database as it is. */
final class Validation {

  private final Settings settings;
  private final Source source;
  private final DatabaseState state;

  Validation(Settings settings, Source source, DatabaseState state) {
    this.settings = settings;
    this.source = source;
    this.state = state;
  }

  ValidateReport report(boolean lint) {
    Migrations migrations = Migrations.readable(source);
    List<Problem> problems = new ArrayList<>(migrations.problems());
    problems.addAll(problems(migrations));
    if (lint) {
      problems.addAll(
          new PendingHazards(
                  migrations.list(), comparison(migrations).pending(), HazardLevels.read())
              .errors());
    }
    problems.addAll(BackfillCheck.problems(Backfills.read(source), migrations.list()));
    int files = problems.isEmpty() ? migrations.list().size() : source.files().size();
    List<String> warnings = new ArrayList<>(PlaceholderCheck.unfilled(comparison(migrations)));
    warnings.addAll(migrations.doubts());
    warnings.addAll(PasswordCheck.warnings(migrations.list()));
    return new ValidateReport(
        state.facts().database(), settings.environment(), files, problems, warnings);
  }

  private Comparison comparison(Migrations migrations) {
    return new Comparison(
        migrations, state.history(), settings.environment(), settings.placeholders().open());
  }

  private List<Problem> problems(Migrations migrations) {
    Comparison comparison = comparison(migrations);
    List<Problem> problems = new ArrayList<>();
    comparison.history().partial().map(Validation::half).ifPresent(problems::add);
    comparison.lost().stream().map(Validation::lost).forEach(problems::add);
    migrations.list().stream()
        .map(Migration::unreadableDown)
        .filter(Objects::nonNull)
        .forEach(problems::add);
    problems.addAll(refusals(comparison));
    return problems;
  }

  private static Problem half(HistoryRow row) {
    return new Problem(
        row.version().toString(),
        row.isReverting()
            ? "is half taken back. Finish it with: down"
            : "is half done. Finish it with: up");
  }

  private static Problem lost(HistoryRow row) {
    return new Problem(
        row.version().toString(),
        "is applied but its file is missing. Put it back, or forget it with: repair --execute");
  }

  private List<Problem> refusals(Comparison comparison) {
    try {
      UpPlanner.plan(
          comparison,
          new UpTerms(
              null,
              OutOfOrderRule.REFUSE,
              settings.historySchema(),
              OtherTables.NONE,
              state.facts().procedures()));
      return List.of();
    } catch (PlanRefused e) {
      return e.problems();
    }
  }
}

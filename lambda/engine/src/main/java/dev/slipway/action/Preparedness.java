package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupCatalogue;
import dev.slipway.backup.catalogue.BackupOwner;
import dev.slipway.config.Settings;
import dev.slipway.error.SlipwayException;
import dev.slipway.history.DatabaseState;
import dev.slipway.migration.Migrations;
import dev.slipway.plan.Comparison;
import dev.slipway.postgres.Session;
import dev.slipway.preflight.BackupGauge;
import dev.slipway.preflight.HistoryGauge;
import dev.slipway.preflight.Light;
import dev.slipway.preflight.PendingWork;
import dev.slipway.preflight.Preflight;
import dev.slipway.preflight.Reading;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import dev.slipway.text.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a live database is ready for what is pending.
 *
 * @param readings all of them, the history's first
 */
public record Preparedness(List<Reading> readings) {

  /** Looks at it; nothing is locked or written, and no table is scanned. */
  public static Preparedness of(
      Desk desk, Migrations migrations, UpwardPlans plans, DatabaseState state) {
    Settings settings = desk.settings();
    Comparison comparison =
        new Comparison(
            migrations, state.history(), settings.environment(), settings.placeholders().open());
    List<Reading> readings = new ArrayList<>();
    readings.add(HistoryGauge.of(comparison, () -> plans.plan(state)));
    readings.add(backup(desk));
    try (Session session = desk.toolbox().connector(desk.terms(), "preflight").open()) {
      readings.addAll(Preflight.ask(session, work(comparison, plans, settings)));
    }
    return new Preparedness(readings);
  }

  private static PendingWork work(Comparison comparison, UpwardPlans plans, Settings settings) {
    List<StatementWords> statements =
        comparison.pending().stream()
            .filter(plans::reaches)
            .flatMap(migration -> migration.up().statements().stream())
            .map(Statement::words)
            .toList();
    return new PendingWork(statements, settings.historySchema());
  }

  private static Reading backup(Desk desk) {
    Settings settings = desk.settings();
    if (settings.backupStore() == null) {
      return BackupGauge.none(settings.isProtected());
    }
    try {
      BackupOwner owner = new BackupOwner(settings.environment(), desk.database());
      BackupCatalogue catalogue =
          new BackupCatalogue(desk.toolbox().store(settings), owner, desk.toolbox().seal(settings));
      return BackupGauge.of(catalogue.list(), Instant.now());
    } catch (SlipwayException e) {
      return BackupGauge.unreadable(String.valueOf(e.getMessage()));
    }
  }

  /** The worst of all. */
  public Light light() {
    return readings.stream().map(Reading::light).max(Light::compareTo).orElse(Light.GREEN);
  }

  /** A line a gauge, with what it is made of where it is not green. */
  public List<String> text() {
    return Columns.withDetails(
        readings,
        reading -> List.of(reading.light().name(), reading.gauge(), reading.figure()),
        Preparedness::details);
  }

  private static List<String> details(Reading reading) {
    String next = reading.next();
    if (next == null) {
      return List.of();
    }
    List<String> details = new ArrayList<>(reading.details());
    details.add("Next: " + next);
    return details;
  }

  /** For programs. */
  public List<Map<String, @Nullable Object>> fields() {
    return readings.stream()
        .map(
            reading ->
                new Fields()
                    .with("gauge", reading.gauge())
                    .with("light", reading.light().name())
                    .with("figure", reading.figure())
                    .with("details", reading.details())
                    .with("next", reading.next())
                    .map())
        .toList();
  }
}

package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.history.History;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import dev.slipway.postgres.Sql;
import dev.slipway.trace.TableSize;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A backup that migrations are tried behind.
 *
 * @param pending versions that its database lacked
 */
public record TracedBackup(StoredBackup backup, Set<Version> pending) {

  /** Reads its manifest. Throws what finding it throws, and {@link InvalidInput}. */
  public static TracedBackup at(Desk desk, BackupPlace place) {
    Settings settings = desk.settings();
    DatabaseSettings database = settings.database();
    StoredBackup backup =
        new NamedBackup(settings, desk.toolbox(), place)
            .open(new ServerId(database == null ? null : database.serverId(), null));
    Comparison comparison =
        new Comparison(
            desk.migrations(),
            history(backup),
            settings.environment(),
            settings.placeholders().open());
    return new TracedBackup(
        backup, comparison.pending().stream().map(Migration::version).collect(Collectors.toSet()));
  }

  private static History history(StoredBackup backup) {
    MigrationState state = backup.manifest().migrations();
    History history = MigrationStates.history(state);
    history
        .partial()
        .ifPresent(
            row -> {
              throw new InvalidInput(
                  "Migration "
                      + row.version()
                      + " was half done when "
                      + backup.uri()
                      + " was taken, so that nothing can be tried behind it. Name another backup."
                      + " Nothing was done.");
            });
    return history;
  }

  /** How big the tables are, as the text of their rows is; of their indexes nothing is known. */
  Map<String, TableSize> sizes() {
    Map<String, TableSize> sizes = new HashMap<>();
    for (Part part : backup.manifest().parts()) {
      if (part.kind() == Part.Kind.ROWS) {
        sizes.merge(name(part), new TableSize(part.bytes(), 0), TableSize::plus);
      }
    }
    return sizes;
  }

  private static String name(Part part) {
    String schema = Objects.requireNonNull(part.schema());
    String table = Sql.plainName(Objects.requireNonNull(part.table()));
    return schema.equals("public") ? table : Sql.plainName(schema) + "." + table;
  }
}

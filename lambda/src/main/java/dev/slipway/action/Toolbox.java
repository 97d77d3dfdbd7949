package dev.slipway.action;

import dev.slipway.backup.Backup;
import dev.slipway.backup.rehearse.Rehearsal;
import dev.slipway.backup.snapshot.Snapshots;
import dev.slipway.config.Settings;
import dev.slipway.run.RestoreRunner;
import dev.slipway.run.RunTerms;
import dev.slipway.run.Runner;
import dev.slipway.storage.Storage;
import java.util.function.Function;

/**
 * What makes the things that actions work with. Each throws {@link dev.slipway.error.InvalidInput}
 * when the settings lack what it needs.
 *
 * @param version our version
 * @param runner runs migrations on the database of its terms
 * @param backup takes backups of that database into the store of its settings
 * @param restorer restores backups into that database
 * @param rehearsal proves that backups restore, on the server that is set aside for that
 * @param store where backups are kept
 * @param snapshots takes snapshots of what that database lies in
 */
public record Toolbox(
    String version,
    Function<RunTerms, Runner> runner,
    Function<RunTerms, Backup> backup,
    Function<RunTerms, RestoreRunner> restorer,
    Function<RunTerms, Rehearsal> rehearsal,
    Function<Settings, Storage> store,
    Function<RunTerms, Snapshots> snapshots) {}

package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.retention.Retention;
import dev.slipway.backup.verify.Depth;
import dev.slipway.migration.Version;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks for.
 *
 * @param target the version to go to, null for the action's default
 * @param steps how many migrations {@code down} takes back when there is no target
 * @param dryRun show the plan and change nothing
 * @param execute do what {@code repair} and pruning otherwise only show
 * @param confirm the database's name, where production asks for it; null when not given
 * @param limit how many runs {@code history} shows
 * @param backupOptions how {@code backup} is to write
 * @param snapshot whether snapshots of RDS are meant, not backups in the store
 * @param await whether to wait until a snapshot is available
 * @param prune how many backups are kept when they are pruned; null when they are only listed
 * @param backupPlace the backup to verify or restore; null for actions that name none
 * @param depth how closely {@code verify-backup} looks
 * @param restoreOptions what {@code restore} is to restore, and how
 * @param set values for placeholders
 */
public record Request(
    Action action,
    @Nullable Version target,
    int steps,
    boolean dryRun,
    BackupChoice backup,
    boolean outOfOrder,
    boolean execute,
    @Nullable String confirm,
    int limit,
    BackupOptions backupOptions,
    boolean snapshot,
    boolean await,
    @Nullable Retention prune,
    @Nullable BackupPlace backupPlace,
    Depth depth,
    RestoreOptions restoreOptions,
    Map<String, String> set) {}

package dev.slipway.action.restore;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.error.InvalidInput;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a backup may come from that is restored.
 *
 * @param environment the one of the database that is restored
 * @param server the server of that database
 * @param agreed the environment that the user says it is from, null when nothing was said
 */
record Provenance(String environment, ServerId server, @Nullable String agreed) {

  /**
   * A latest backup, when this database may have taken it: a physical copy of the server has the
   * same identifier, and keeps its backups in the same folder. Throws {@link InvalidInput}.
   *
   * @param had false of a run that this database never had
   */
  static StoredBackup ofThisLine(StoredBackup latest, Predicate<String> had) {
    String run = latest.manifest().migrations().lastRun();
    if (run != null && !had.test(run)) {
      throw new InvalidInput(
          "%s is the latest backup, but of a state that this database never had: run %s is not in its schema_migration_runs. Either a copy of this server, such as a restored snapshot, keeps its backups there too (DB_SERVER_ID gives each a folder of its own), or this database was put back or made anew since. Nothing was changed. If that backup is meant, name it: restore %s"
              .formatted(latest.uri(), run, latest.uri()));
    }
    return latest;
  }

  /** The backup, when it is from here or the user knows where from. Throws {@link InvalidInput}. */
  StoredBackup allowed(StoredBackup backup) {
    String from = backup.manifest().environment();
    ServerId origin = backup.manifest().origin().serverId();
    if (agreed != null && !agreed.equalsIgnoreCase(from)) {
      throw new InvalidInput(
          backup.uri() + " is of " + from + ", not of " + agreed + ". Nothing was changed.");
    }
    if (agreed == null && (!from.equalsIgnoreCase(environment) || origin.isOther(server))) {
      throw new InvalidInput(
          "%s is of %s in %s (server %s), and this is %s (server %s). Nothing was changed. To restore it here, add --from-environment %s (\"fromEnvironment\":\"%s\")."
              .formatted(
                  backup.uri(),
                  backup.manifest().origin().database(),
                  from,
                  origin.folder(),
                  environment,
                  server.folder(),
                  from,
                  from));
    }
    return backup;
  }
}

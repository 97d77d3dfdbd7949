package dev.slipway.action.restore;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.error.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Where a backup may come from that is restored.
 *
 * @param environment the one of the database that is restored
 * @param server the server of that database
 * @param agreed the environment that the user says it is from, null when nothing was said
 */
record Provenance(String environment, ServerId server, @Nullable String agreed) {

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

package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.restore.RestoreTerms;
import dev.slipway.backup.retention.Retention;
import dev.slipway.backup.verify.Depth;
import dev.slipway.config.Consent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what is asked for about backups. */
final class BackupRequestReader {

  private BackupRequestReader() {}

  static BackupRequest.Backup backup(GivenFields fields) {
    BackupRequest.Backup request =
        new BackupRequest.Backup(snapshot(fields), fields.flag("wait"), options(fields));
    if (request.await() && !request.snapshot()) {
      fields.refuse("wait", "is for snapshots; a backup into the store is always waited for");
    }
    return request;
  }

  private static BackupOptions options(GivenFields fields) {
    BackupOptions usual = BackupOptions.USUAL;
    return new BackupOptions(
        fields.value("compression", usual.compression(), RequestValues::compression),
        fields.value("workers", usual.workers(), RequestValues::workers),
        fields.value("unlogged", usual.unlogged(), Boolean.class::cast));
  }

  static BackupRequest.Backups backups(GivenFields fields) {
    boolean snapshot = snapshot(fields);
    boolean prune = fields.flag("prune");
    boolean execute = fields.flag("execute");
    if (!prune) {
      Stream.of("execute", "keepLast", "keepDays")
          .forEach(field -> fields.refuseIfAsked(field, "is for prune, which was not asked for"));
    }
    return new BackupRequest.Backups(snapshot, prune ? retention(fields) : null, execute);
  }

  private static Retention retention(GivenFields fields) {
    return new Retention(
        fields.value("keepLast", Retention.DEFAULT.last(), RequestValues::count),
        fields.value("keepDays", Retention.DEFAULT.days(), RequestValues::days));
  }

  static BackupRequest.Verify verify(GivenFields fields) {
    return new BackupRequest.Verify(
        place(fields), fields.value("depth", Depth.FULL, RequestValues::depth));
  }

  static BackupRequest.Restore restore(GivenFields fields) {
    return new BackupRequest.Restore(
        place(fields),
        new RestoreOptions(
            fields.flag("clean"),
            fields.value("tables", List.of(), RestoreOptions::tables),
            fields.value("owner", true, Boolean.class::cast),
            fields.value("privileges", true, Boolean.class::cast),
            fields.value("skip", Set.of(), RestoreOptions::kinds)),
        fields.value("workers", RestoreTerms.WORKERS, RequestValues::workers),
        fields.value("backupFirst", BackupChoice.AUTO, RequestValues::backup),
        fields.optional("confirm", String.class::cast),
        fields.optional("fromEnvironment", String.class::cast),
        fields.consents(Consent.ENVIRONMENT_CHANGED));
  }

  private static boolean snapshot(GivenFields fields) {
    return fields.value("kind", false, RequestValues::snapshot);
  }

  private static BackupPlace place(GivenFields fields) {
    return fields.required(
        "backup", RequestValues::place, "latest, or the URI of one that `backups` lists");
  }
}

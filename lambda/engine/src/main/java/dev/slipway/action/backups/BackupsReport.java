package dev.slipway.action.backups;

import dev.slipway.action.Fields;
import dev.slipway.action.OtherOwners;
import dev.slipway.action.Report;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.manifest.Manifest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The backups of a database, newest first.
 *
 * @param others of whom else the store has some, where there are none
 */
public record BackupsReport(BackupSearch listing, List<BackupEntry> backups, OtherOwners others)
    implements Report {

  @Override
  public String text() {
    return BackupsText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return listing
        .fields("DONE")
        .with("store", listing.store())
        .with("backups", backups.stream().map(this::fields).toList())
        .map();
  }

  private Map<String, @Nullable Object> fields(BackupEntry backup) {
    Manifest manifest = backup.manifest();
    return new Fields()
        .with("backup", backup.uri())
        .with("server", backup.server())
        .with("state", backup.state().name().toLowerCase(Locale.ROOT))
        .with("startedAt", backup.started().toString())
        .with("ageSeconds", listing.age(backup.started()).toSeconds())
        .with("version", manifest == null ? null : manifest.migrations().current())
        .with("rows", manifest == null ? null : manifest.rows())
        .with("files", backup.files())
        .with("bytes", backup.bytes())
        .with("signed", backup.signed())
        .with("problem", backup.problem())
        .map();
  }
}

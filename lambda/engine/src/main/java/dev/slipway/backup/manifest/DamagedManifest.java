package dev.slipway.backup.manifest;

import dev.slipway.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** A file is no manifest, or none of a format that is known here. */
public final class DamagedManifest extends StorageException {

  private static final long serialVersionUID = 1L;

  private final String what;

  DamagedManifest(String key, String why, @Nullable Throwable cause) {
    super(
        key + " cannot be read as a manifest: " + why + ".",
        "Nothing was changed.",
        "Use another backup, or the version of Slipway that wrote it.",
        cause);
    this.what = "cannot be read as a manifest: " + why;
  }

  /** One whose seal is missing or wrong. */
  DamagedManifest(String key, String why) {
    super(
        key + " cannot be trusted: " + why + ".",
        "Nothing was changed.",
        "Use another backup, or set BACKUP_KEY to what it was signed with.",
        null);
    this.what = "cannot be trusted: " + why;
  }

  /** What is wrong with it, without its name and without a full stop. */
  public String what() {
    return what;
  }
}

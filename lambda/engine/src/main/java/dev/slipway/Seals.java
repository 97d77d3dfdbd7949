package dev.slipway;

import dev.slipway.aws.KmsKey;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.manifest.SecretKey;
import dev.slipway.config.BackupKey;
import org.jspecify.annotations.Nullable;

/** Makes seals of backups out of keys. */
final class Seals {

  private Seals() {}

  /** The seal of a key; of none, that of nothing. Nothing is asked yet. */
  static Seal of(@Nullable BackupKey key) {
    if (key == null) {
      return Seal.NONE;
    }
    String text = key.text().value();
    return new Seal(key.isOfKms() ? new KmsKey(text) : new SecretKey(key.text()));
  }
}

package dev.slipway.backup.manifest;

import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a manifest, and by its hashes every file of its backup, was written by somebody who
 * may sign with a key; the signature is in a file beside it.
 *
 * @param key null when there is none; then nothing is sealed, and no seal is looked at
 */
public record Seal(@Nullable ManifestKey key) {

  /** The file's name in the backup's folder. */
  public static final String FILE = Manifest.FILE + ".hmac";

  /** No key. */
  public static final Seal NONE = new Seal(null);

  /** A file of that name which is longer is no seal. */
  private static final int LONGEST = 1024;

  /** Returns when there is no key, or it can sign; throws {@link KeyFailed}. */
  public void tryOut() {
    if (key != null) {
      key.tryOut();
    }
  }

  /** Writes the seal of a manifest that is to come; gives the bytes written, 0 without a key. */
  long write(byte[] manifest, Storage storage, String manifestKey) throws IOException {
    if (key == null) {
      return 0;
    }
    byte[] seal = (key.sign(manifest) + "\n").getBytes(StandardCharsets.US_ASCII);
    try (Upload upload = storage.create(key(manifestKey))) {
      upload.write(seal);
      upload.complete();
    }
    return seal.length;
  }

  /** Throws {@link DamagedManifest} when there is a key, and the manifest's seal is not of it. */
  void check(byte[] manifest, Storage storage, String manifestKey) {
    if (key != null && !key.hasSigned(manifest, read(storage, manifestKey))) {
      throw new DamagedManifest(
          manifestKey, "it was signed with another key than BACKUP_KEY, or changed since");
    }
  }

  private static String read(Storage storage, String manifestKey) {
    String name = key(manifestKey);
    String folder = manifestKey.substring(0, manifestKey.lastIndexOf('/') + 1);
    if (storage.listFolder(folder).stream().noneMatch(file -> file.key().equals(name))) {
      throw new DamagedManifest(manifestKey, "it is not signed, and BACKUP_KEY is set");
    }
    try (InputStream in = storage.open(name)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new StorageException(
          "Reading " + storage.uri() + "/" + name + " failed (" + e.getMessage() + ").",
          "Nothing was changed.",
          "Try again.",
          e);
    }
  }

  private static String key(String manifestKey) {
    return manifestKey.substring(0, manifestKey.length() - Manifest.FILE.length()) + FILE;
  }
}

package dev.slipway.backup.catalogue;

import dev.slipway.error.InvalidInput;
import java.nio.file.Path;

/**
 * Where one backup lies, wherever it was copied to.
 *
 * @param store the place above its folder, as a store is written
 * @param folder what the keys of its files begin with there, ending with a slash
 */
public record BackupPlace(String store, String folder) {

  /**
   * The place a text names: {@code file:/folder}, {@code s3://bucket/folder}, or the path of a
   * folder; a slash at its end does not matter. Throws {@link InvalidInput} for anything else.
   */
  public static BackupPlace parse(String text) {
    String uri = text.contains(":") ? text : "file:" + Path.of(text).toAbsolutePath().normalize();
    String trimmed = uri.replaceFirst("/+$", "");
    int slash = trimmed.lastIndexOf('/');
    String store = slash < 0 ? "" : trimmed.substring(0, slash).replaceFirst("/+$", "");
    boolean incomplete = store.isEmpty() || store.equals("s3:") || slash == trimmed.length() - 1;
    if (incomplete || !(uri.startsWith("file:") || uri.startsWith("s3://"))) {
      throw new InvalidInput(
          "\""
              + text
              + "\" names no backup: write latest, file:/folder, s3://bucket/folder or the path of"
              + " a backup's folder; `backups` lists them. Nothing was done.");
    }
    return new BackupPlace(
        store.equals("file:") ? "file:/" : store, trimmed.substring(slash + 1) + "/");
  }
}

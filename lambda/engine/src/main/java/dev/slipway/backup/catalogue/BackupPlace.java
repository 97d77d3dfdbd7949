package dev.slipway.backup.catalogue;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.config.StorePlace;
import java.util.regex.Pattern;

/**
 * Where a user says a backup is: {@code file:/folder}, {@code s3://bucket/prefix}, the plain path
 * of a folder, {@code latest} or {@code latest:DATABASE}.
 *
 * @param folder the backup's own folder, in a form that {@link StorePlace} takes; {@code latest}
 *     for the newest complete backup in the configured store
 */
public record BackupPlace(String folder) {

  private static final String LATEST = "latest";
  private static final String LATEST_OF = LATEST + ":";

  /** How a URI begins, but not a path. */
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*");

  /** A user may point at the manifest itself. */
  private static final String MANIFEST = "/" + Manifest.FILE;

  /** The place a text names; throws {@link IllegalArgumentException} that says how to write it. */
  public static BackupPlace parse(String text) {
    if (text.equals(LATEST) || text.startsWith(LATEST_OF)) {
      return new BackupPlace(text);
    }
    String place =
        text.endsWith(MANIFEST) ? text.substring(0, text.length() - Manifest.FILE.length()) : text;
    String folder = SCHEME.matcher(place).matches() ? place : "file:" + place;
    try {
      StorePlace store = StorePlace.parse(folder);
      if (store.root().matches("/+")) {
        throw new IllegalArgumentException("the root of all files is not a folder of a backup");
      }
      return new BackupPlace(folder);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be the URI of a backup as `backups` lists it (file:/..., s3://bucket/...), the path"
              + " of its folder, latest, or latest:DATABASE; not \""
              + text
              + "\"",
          e);
    }
  }

  /** True for the newest complete backup in the configured store. */
  public boolean isLatest() {
    return folder.equals(LATEST) || folder.startsWith(LATEST_OF);
  }

  /** Of which database the newest is meant; empty for the configured one. */
  public String database() {
    return folder.startsWith(LATEST_OF) ? folder.substring(LATEST_OF.length()) : "";
  }
}

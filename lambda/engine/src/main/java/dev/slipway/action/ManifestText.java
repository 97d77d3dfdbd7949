package dev.slipway.action;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.error.Count;
import dev.slipway.text.Wording;

/** What is in a backup, in words for people. */
public final class ManifestText {

  private ManifestText() {}

  /** Rows, bytes and files. */
  public static String content(Manifest manifest, long bytes) {
    return "%s, %s in %s"
        .formatted(
            Count.of(manifest.rows(), "row"),
            Wording.size(bytes),
            Count.of(manifest.parts().size() + 1, "file"));
  }

  /** The version that the database was at. */
  public static String version(Manifest manifest) {
    return Wording.version(manifest.migrations().current());
  }
}

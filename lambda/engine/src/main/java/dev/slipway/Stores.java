package dev.slipway;

import dev.slipway.aws.S3Storage;
import dev.slipway.config.StorePlace;
import dev.slipway.error.InvalidInput;
import dev.slipway.storage.DirectoryStorage;
import dev.slipway.storage.Storage;
import java.nio.file.Path;

/** Opens the stores of backups by their places. */
final class Stores {

  private Stores() {}

  /**
   * The store of backups at a place that {@link StorePlace} can read. Throws {@link InvalidInput}
   * when it can not. Nothing is looked for there yet.
   */
  static Storage at(String place) {
    return at(place, "The backup store");
  }

  /** The same for whoever names a place for something else; a folder may be named alone. */
  static Storage named(String place, String what) {
    boolean plain = !place.matches("(?i)(file|s3):.*") && !place.contains("://");
    return at(plain ? "file:" + place : place, what);
  }

  private static Storage at(String place, String what) {
    try {
      StorePlace store = StorePlace.parse(place);
      return switch (store.kind()) {
        case FOLDER -> new DirectoryStorage(Path.of(store.root()));
        case BUCKET -> new S3Storage(store.root(), store.prefix());
      };
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          what + " cannot be used: it " + e.getMessage() + ". Nothing was done.");
    }
  }
}

package dev.slipway.psql;

import dev.slipway.sql.Place;
import dev.slipway.sql.SqlSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that one migration brings in; each is read once. */
final class Inclusions {

  /** Files that include each other twice grow beyond all bounds. */
  private static final int MOST = 1000;

  private final NearbyFiles files;
  private final Map<String, String> texts = new HashMap<>();
  private int count;

  Inclusions(NearbyFiles files) {
    this.files = files;
  }

  Set<String> files() {
    return Set.copyOf(texts.keySet());
  }

  /** The folder of the file that a place is in. */
  String folderOf(Place place) {
    return place.source().includedBy() == null ? "" : NearbyPath.folderOf(place.source().name());
  }

  /** A file whose statements come in at a place. Throws IllegalArgumentException. */
  SqlSource include(String written, String folder, Place place) {
    String path = NearbyPath.of(written, folder);
    refuseCircle(path, place);
    if (++count > MOST) {
      throw new IllegalArgumentException(
          "more than " + MOST + " files are included. Bring each in once");
    }
    return source(path, place);
  }

  /** A file of rows for a place. Throws IllegalArgumentException. */
  SqlSource rows(String written, Place place) {
    return source(NearbyPath.of(written, ""), place);
  }

  private SqlSource source(String path, Place place) {
    return new SqlSource(path, texts.computeIfAbsent(path, files::text), place);
  }

  private static void refuseCircle(String path, Place place) {
    for (@Nullable Place at = place; at != null; at = at.source().includedBy()) {
      if (at.source().name().equals(path)) {
        throw new IllegalArgumentException(
            path + " is included in itself. Take out one \\i of the circle");
      }
    }
  }
}

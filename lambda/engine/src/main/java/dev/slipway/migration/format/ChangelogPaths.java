package dev.slipway.migration.format;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a path in a changelog leads: it may begin higher up than the folder, or at the file. */
record ChangelogPaths(Listing listing) {

  /** The SQL file that is meant; null for none. */
  @Nullable String sql(String changelog, String written) {
    String beside = beside(changelog, written);
    return listing.known(beside) == null ? closest(written, listing.paths()).orElse(null) : beside;
  }

  /** The file of any kind that is meant; null for none. */
  @Nullable String any(String changelog, String written) {
    String beside = beside(changelog, written);
    if (!listing.text().apply(beside).isEmpty()) {
      return beside;
    }
    for (String tail = plain(written); ; tail = tail.substring(tail.indexOf('/') + 1)) {
      if (!listing.text().apply(tail).isEmpty()) {
        return tail;
      }
      if (!tail.contains("/")) {
        return null;
      }
    }
  }

  /** The SQL files of the folder that is meant. */
  List<String> folder(String written) {
    String folder = plain(written).replaceFirst("/+$", "");
    return listing.paths().stream()
        .filter(path -> lies(path, folder.equals(".") ? "" : folder))
        .toList();
  }

  private static boolean lies(String path, String folder) {
    String parent = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    boolean top = parent.isEmpty() || folder.isEmpty();
    return top ? parent.equals(folder) : PathTail.fits(parent, folder);
  }

  private static Optional<String> closest(String written, Collection<String> known) {
    return known.stream()
        .filter(path -> PathTail.fits(plain(written), path))
        .max(PathTail.closeness(plain(written)));
  }

  private static String beside(String changelog, String written) {
    return changelog.substring(0, changelog.lastIndexOf('/') + 1) + plain(written);
  }

  private static String plain(String written) {
    return written.replace('\\', '/').replaceFirst("^(classpath\\*?:)?(\\./|/)*", "");
  }
}

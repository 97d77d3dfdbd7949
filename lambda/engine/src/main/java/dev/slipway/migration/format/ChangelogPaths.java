package dev.slipway.migration.format;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a path in a changelog leads: beside it where it says so, else from the root, which may lie
 * higher up than the folder (Liquibase's documentation, "relativeToChangelogFile").
 */
record ChangelogPaths(FolderListing listing) {

  /** The SQL file that is meant; null for none, and where several could be. */
  @Nullable String sql(String changelog, String written, boolean relative) {
    String found = place(changelog, written, relative, path -> listing.known(path) != null);
    if (found != null || relative) {
      return found;
    }
    List<String> deeper =
        listing.paths().stream().filter(path -> path.endsWith("/" + plain(written))).toList();
    return deeper.size() == 1 ? deeper.get(0) : null;
  }

  /** The file of any kind that is meant; null for none. */
  @Nullable String any(String changelog, String written, boolean relative) {
    return place(changelog, written, relative, path -> !listing.text().apply(path).isEmpty());
  }

  /** The files of any kind in the folder that is meant and in those below, by their paths. */
  List<String> folder(String changelog, String written, boolean relative) {
    String bare = written.replaceFirst("[/\\\\]+$", "");
    String folder = place(changelog, bare, relative, path -> below(path).findAny().isPresent());
    return folder == null ? List.of() : below(folder).sorted().toList();
  }

  private Stream<String> below(String folder) {
    return Stream.concat(listing.paths().stream(), listing.others().stream())
        .filter(path -> path.startsWith(folder + "/"));
  }

  private static @Nullable String place(
      String changelog, String written, boolean relative, Predicate<String> known) {
    Predicate<String> there = path -> !path.equals(changelog) && known.test(path);
    String beside = plain(changelog.substring(0, changelog.lastIndexOf('/') + 1) + plain(written));
    String tail = relative ? beside : plain(written);
    while (!relative && tail.contains("/") && !there.test(tail)) {
      tail = tail.substring(tail.indexOf('/') + 1);
    }
    return Stream.of(tail, beside).filter(there).findFirst().orElse(null);
  }

  /** A path with no way up but at its beginning. */
  private static String plain(String written) {
    String path = written.replace('\\', '/').replaceFirst("^(classpath\\*?:)?(\\./|/)*", "");
    String shorter = path.replaceFirst("(^|/)(?!\\.\\./)[^/]+/\\.\\./", "$1").replace("/./", "/");
    return shorter.equals(path) ? path : plain(shorter);
  }
}

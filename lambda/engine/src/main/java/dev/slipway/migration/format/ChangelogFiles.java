package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Changelogs of Liquibase in SQL: a changeset is a migration, in the order of the files and of the
 * changesets in them.
 */
final class ChangelogFiles implements FolderFormat {

  private static final Pattern HEAD =
      Pattern.compile("\\A\\uFEFF?\\s*--\\s*liquibase\\s+formatted\\b", Pattern.CASE_INSENSITIVE);

  /** Any may be one; those that are none are told when the folder is read. */
  @Override
  public boolean claims(String path) {
    return !path.contains("/");
  }

  @Override
  public List<Written> read(Listing listing, Problems problems) {
    List<String> paths = new ArrayList<>();
    for (String path : listing.paths()) {
      if (HEAD.matcher(listing.text().apply(path)).find()) {
        paths.add(path);
      } else if (claims(path)) {
        problems.add(path, "has no first line --liquibase formatted sql");
      }
    }
    List<String> ordered = List.copyOf(new ChangelogOrder(listing, paths, problems).ordered());
    List<String> numbers = Numbering.of(ordered);
    List<Written> all = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      String path = ordered.get(i);
      all.addAll(new Changelog(path, numbers.get(i), problems).read(listing.text().apply(path)));
    }
    return all;
  }
}

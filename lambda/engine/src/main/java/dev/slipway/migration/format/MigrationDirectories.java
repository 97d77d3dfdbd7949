package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import dev.slipway.migration.format.Written.Terms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder a migration, as Diesel and Prisma have it. */
final class MigrationDirectories implements FolderFormat {

  private final Pattern name;

  /** The names, one or the other, of the file that is the way up. */
  MigrationDirectories(String up) {
    this.name = Pattern.compile("((\\d[\\d-]*)(?:_([^/]*))?)/(?:" + up + ")\\.sql");
  }

  @Override
  public boolean claims(String path) {
    return name.matcher(path).matches();
  }

  @Override
  public List<Written> read(Listing listing, Problems problems) {
    List<Written> all = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (String path : listing.paths()) {
      Matcher up = name.matcher(path);
      if (up.matches()) {
        Written one = written(up, listing);
        all.add(one);
        known.add(path);
        known.add(one.down() == null ? path : one.down().path());
      }
    }
    listing.paths().stream()
        .filter(path -> !all.isEmpty() && path.contains("/") && !known.contains(path))
        .forEach(path -> problems.add(path, "is no part of a migration, as the folders here are"));
    return all;
  }

  private static Written written(Matcher up, Listing listing) {
    String folder = up.group(1);
    boolean none = listing.says(folder + "/metadata.toml", "run_in_transaction\\s*=\\s*false.*");
    return Written.of(
            up.group(2).replace("-", ""),
            up.group(3) == null ? "" : up.group(3),
            up.group(),
            listing.known(folder + "/down.sql"))
        .with(Terms.transaction(none));
  }
}

package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder a migration, as Diesel and Prisma have it. */
final class MigrationDirectories implements FolderFormat {

  private static final Pattern UP =
      Pattern.compile("((\\d[\\d-]*)(?:_([^/]*))?)/(?:up|migration)\\.sql");

  @Override
  public boolean claims(String path) {
    return UP.matcher(path).matches();
  }

  @Override
  public List<Written> read(Listing listing, Problems problems) {
    List<Written> all = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (String path : listing.paths()) {
      Matcher up = UP.matcher(path);
      if (up.matches()) {
        Written one = written(up, listing);
        all.add(one);
        known.add(path);
        known.add(String.valueOf(one.down()));
      }
    }
    listing.paths().stream()
        .filter(path -> !all.isEmpty() && path.contains("/") && !known.contains(path))
        .forEach(path -> problems.add(path, "is no part of a migration, as the folders here are"));
    return all;
  }

  private static Written written(Matcher up, Listing listing) {
    String folder = up.group(1);
    return new Written(
        up.group(2).replace("-", ""),
        up.group(3) == null ? "" : up.group(3),
        up.group(),
        listing.known(folder + "/down.sql"),
        null,
        listing.says(folder + "/metadata.toml", "run_in_transaction\\s*=\\s*false.*"));
  }
}

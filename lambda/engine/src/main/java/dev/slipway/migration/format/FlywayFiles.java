package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import dev.slipway.migration.format.Written.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files as Flyway names them, in folders too (its documentation, "Migrations", "Naming"). */
final class FlywayFiles implements FolderFormat {

  private static final Pattern NAME =
      Pattern.compile("(?:.*/)?([VU])(\\d+(?:[._]\\d+)*)(?:__(.*))?\\.sql");

  private static final Pattern REPEATABLE = Pattern.compile("(?:.*/)?(R__([^_/].*))\\.sql");

  @Override
  public boolean claims(String path) {
    return NAME.matcher(path).matches() || REPEATABLE.matcher(path).matches();
  }

  @Override
  public List<Written> read(FolderListing listing, Problems problems) {
    Map<String, String> undoing = new HashMap<>();
    List<Matcher> names =
        listing.paths().stream().map(NAME::matcher).filter(Matcher::matches).toList();
    for (Matcher name : names) {
      if (name.group(1).equals("U")) {
        undoing.put(number(name), name.group());
      }
    }
    List<Written> all = new ArrayList<>();
    for (Matcher name : names) {
      if (name.group(1).equals("V")) {
        String down = undoing.remove(number(name));
        all.add(written(version(name), name, down, listing));
      }
    }
    listing.paths().stream()
        .map(REPEATABLE::matcher)
        .filter(Matcher::matches)
        .forEach(name -> all.add(written(name.group(1), name, null, listing)));
    undoing.values().forEach(path -> problems.add(path, "undoes a version that no file has"));
    all.forEach(one -> refuseCondition(one.up().path(), listing, problems));
    return all;
  }

  private static Written written(
      String version, Matcher name, @Nullable String down, FolderListing listing) {
    String path = name.group();
    String last = name.group(name.groupCount());
    String description = last == null ? "" : last;
    return Written.of(version, description, path, down)
        .with(
            Terms.transaction(listing.says(path + ".conf", "executeInTransaction\\s*=\\s*false")));
  }

  private static void refuseCondition(String path, FolderListing listing, Problems problems) {
    if (listing.says(path + ".conf", "shouldExecute\\s*=.*")) {
      problems.add(
          path + ".conf",
          "says shouldExecute, which is not asked here. Write -- slipway: environments=NAMES into"
              + " the migration instead, and take it out");
    }
  }

  private static String version(Matcher name) {
    return name.group(2).replace('_', '.');
  }

  /** The same for versions that are written differently and are one: {@code 1.0} and {@code 01}. */
  private static String number(Matcher name) {
    return version(name).replaceAll("(^|\\.)0+(?=\\d)", "$1").replaceFirst("(\\.0)+$", "");
  }
}

package dev.slipway.migration.format;

import dev.slipway.error.Problems;
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
      Pattern.compile("(?:.*/)?([VU])(\\d+(?:[._]\\d+)*)__(.*)\\.sql");

  @Override
  public boolean claims(String path) {
    return NAME.matcher(path).matches();
  }

  @Override
  public List<Written> read(Listing listing, Problems problems) {
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
        all.add(written(name, undoing.remove(number(name)), listing));
      }
    }
    undoing.values().forEach(path -> problems.add(path, "undoes a version that no file has"));
    return all;
  }

  private static Written written(Matcher name, @Nullable String down, Listing listing) {
    String path = name.group();
    return new Written(
        version(name),
        name.group(3),
        path,
        down,
        null,
        listing.says(path + ".conf", "executeInTransaction\\s*=\\s*false"));
  }

  private static String version(Matcher name) {
    return name.group(2).replace('_', '.');
  }

  /** The same for versions that are written differently and are one: {@code 1.0} and {@code 01}. */
  private static String number(Matcher name) {
    return version(name).replaceAll("(^|\\.)0+(?=\\d)", "$1").replaceFirst("(\\.0)+$", "");
  }
}

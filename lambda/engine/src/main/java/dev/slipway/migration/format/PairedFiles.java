package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import dev.slipway.migration.format.Written.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two files a migration, as golang-migrate and sqlx name them. */
final class PairedFiles implements FolderFormat {

  private static final Pattern NAME = Pattern.compile("(\\d+)_(.*)\\.(up|down)\\.sql");

  @Override
  public boolean claims(String path) {
    return NAME.matcher(path).matches();
  }

  @Override
  public List<Written> read(Listing listing, Problems problems) {
    List<Written> all = new ArrayList<>();
    for (String path : listing.paths()) {
      Matcher name = NAME.matcher(path);
      if (name.matches()) {
        String stem = name.group(1) + "_" + name.group(2);
        if (name.group(3).equals("up")) {
          String down = listing.known(stem + ".down.sql");
          all.add(Written.of(name.group(1), name.group(2), path, down));
        } else if (listing.known(stem + ".up.sql") == null) {
          all.add(onlyDown(name, stem));
        }
      }
    }
    return all;
  }

  /** A way there that does nothing, as golang-migrate has it. */
  private static Written onlyDown(Matcher name, String stem) {
    String note =
        name.group() + ": there is no " + stem + ".up.sql beside it, so the way there does nothing";
    return new Written(
        name.group(1),
        name.group(2),
        new Text(name.group(), ""),
        Text.of(name.group()),
        null,
        new Terms(false, Set.of(), List.of(note)));
  }
}

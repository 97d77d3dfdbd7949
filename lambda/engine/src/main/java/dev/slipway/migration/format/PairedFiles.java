package dev.slipway.migration.format;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import dev.slipway.error.Problems;
import dev.slipway.migration.format.Written.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two files a migration, as golang-migrate and sqlx name them. What makes them a pair is the
 * version; what stands behind it may differ.
 */
final class PairedFiles implements FolderFormat {

  private static final Pattern NAME = Pattern.compile("(\\d+)_(.*)\\.(up|down)\\.sql");

  @Override
  public boolean claims(String path) {
    return NAME.matcher(path).matches();
  }

  @Override
  public List<Written> read(Listing listing, Problems problems) {
    Map<String, List<Matcher>> ups = byNumber(listing, "up");
    Map<String, List<Matcher>> downs = byNumber(listing, "down");
    List<Written> all = new ArrayList<>();
    ups.forEach((number, same) -> add(same, downs.getOrDefault(number, List.of()), all));
    downs.values().forEach(left -> left.forEach(down -> all.add(onlyDown(down))));
    return all;
  }

  /** Adds those of one version, and takes away the ways back that are theirs. */
  private static void add(List<Matcher> ups, List<Matcher> downs, List<Written> all) {
    boolean pair = ups.size() == 1 && downs.size() == 1;
    for (Matcher up : ups) {
      Optional<Matcher> down =
          downs.stream().filter(one -> pair || stem(one).equals(stem(up))).findFirst();
      down.ifPresent(downs::remove);
      String path = down.map(Matcher::group).orElse(null);
      all.add(Written.of(up.group(1), up.group(2), up.group(), path));
    }
  }

  /** The files of one way by their versions, which the tools read as numbers. */
  private static Map<String, List<Matcher>> byNumber(Listing listing, String way) {
    return listing.paths().stream()
        .map(NAME::matcher)
        .filter(name -> name.matches() && name.group(3).equals(way))
        .collect(
            groupingBy(
                name -> name.group(1).replaceFirst("^0+(?=\\d)", ""),
                TreeMap::new,
                toCollection(ArrayList::new)));
  }

  private static String stem(Matcher name) {
    return name.group(1) + "_" + name.group(2);
  }

  /** A way there that does nothing, as golang-migrate has it. */
  private static Written onlyDown(Matcher name) {
    String note =
        name.group()
            + ": there is no "
            + stem(name)
            + ".up.sql beside it, so the way there does nothing";
    return new Written(
        name.group(1),
        name.group(2),
        new Text(name.group(), ""),
        Text.of(name.group()),
        null,
        new Terms(false, Set.of(), List.of(note)));
  }
}

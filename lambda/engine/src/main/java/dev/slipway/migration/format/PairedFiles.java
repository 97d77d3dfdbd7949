package dev.slipway.migration.format;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

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
  public List<Written> read(FolderListing listing, Problems problems) {
    Map<String, List<Matcher>> ups = byNumber(listing, "up");
    Map<String, List<Matcher>> downs = byNumber(listing, "down");
    List<Written> all = new ArrayList<>();
    ups.forEach((number, same) -> all.addAll(pairs(same, of(number, downs))));
    downs.forEach((number, same) -> all.addAll(withoutUp(same, of(number, ups))));
    return all;
  }

  private static List<Matcher> of(String number, Map<String, List<Matcher>> files) {
    return files.getOrDefault(number, List.of());
  }

  /** The ways there of one version, each with the way back that is its own. */
  private static List<Written> pairs(List<Matcher> ups, List<Matcher> downs) {
    return ups.stream()
        .map(
            up ->
                Written.of(
                    up.group(1),
                    up.group(2),
                    up.group(),
                    partner(up, ups, downs).map(Matcher::group).orElse(null)))
        .toList();
  }

  /** The ways back of one version that no way there has. */
  private static List<Written> withoutUp(List<Matcher> downs, List<Matcher> ups) {
    return downs.stream()
        .filter(down -> partner(down, downs, ups).isEmpty())
        .map(PairedFiles::onlyDown)
        .toList();
  }

  /** The other half of one; where each way has one file, their names may differ. */
  private static Optional<Matcher> partner(Matcher one, List<Matcher> same, List<Matcher> others) {
    boolean pair = same.size() == 1 && others.size() == 1;
    return others.stream().filter(other -> pair || stem(other).equals(stem(one))).findFirst();
  }

  /** The files of one way by their versions, which the tools read as numbers. */
  private static Map<String, List<Matcher>> byNumber(FolderListing listing, String way) {
    return listing.paths().stream()
        .map(NAME::matcher)
        .filter(name -> name.matches() && name.group(3).equals(way))
        .collect(
            groupingBy(
                name -> name.group(1).replaceFirst("^0+(?=\\d)", ""), TreeMap::new, toList()));
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

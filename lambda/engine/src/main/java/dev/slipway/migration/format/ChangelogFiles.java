package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
  public List<Written> read(FolderListing listing, Problems problems) {
    List<String> paths =
        listing.paths().stream()
            .filter(path -> HEAD.matcher(listing.text().apply(path)).find())
            .toList();
    ChangelogOrder order = new ChangelogOrder(listing, paths, problems);
    List<ChangelogStep> steps = order.steps();
    List<String> ordered =
        steps.stream()
            .filter(step -> !step.isProperty())
            .map(ChangelogStep::path)
            .distinct()
            .toList();
    listing.paths().stream()
        .filter(path -> claims(path) && !ordered.contains(path) && !order.runs(path))
        .forEach(path -> problems.add(path, "has no first line --liquibase formatted sql"));
    List<Written> all = read(steps, ordered, paths, listing, problems);
    complainOfTwins(all, problems);
    return all;
  }

  private static List<Written> read(
      List<ChangelogStep> steps,
      List<String> ordered,
      List<String> changelogs,
      FolderListing listing,
      Problems problems) {
    List<String> numbers = VersionNumbering.of(ordered);
    ChangelogProperties properties = new ChangelogProperties();
    Map<String, ChangesetElements> elements = new HashMap<>();
    List<Written> all = new ArrayList<>();
    for (ChangelogStep step : steps) {
      String path = step.path();
      int place = ordered.indexOf(path);
      String number = place < 0 ? "" : numbers.get(place);
      ChangelogNode node = step.node();
      if (node != null) {
        elements
            .computeIfAbsent(
                path, one -> new ChangesetElements(one, number, properties, listing, problems))
            .read(node)
            .ifPresent(all::add);
      } else if (changelogs.contains(path)) {
        all.addAll(
            new Changelog(path, number, properties, problems).read(listing.text().apply(path)));
      } else {
        all.add(whole(path, number, properties.fill(listing.text().apply(path))));
      }
    }
    return all;
  }

  /** Liquibase refuses two of a name in one file, but where no environment has both. */
  private static void complainOfTwins(List<Written> all, Problems problems) {
    all.stream()
        .collect(Collectors.groupingBy(one -> List.of(one.up().path(), one.description())))
        .forEach(
            (name, twins) -> {
              if (!areApart(twins)) {
                problems.add(
                    name.get(0),
                    "has the changeset "
                        + name.get(1)
                        + " twice, which Liquibase refuses too. Give each its own id");
              }
            });
  }

  private static boolean areApart(List<Written> twins) {
    Set<String> environments = new HashSet<>();
    return twins.size() == 1
        || twins.stream()
            .map(one -> one.terms().environments())
            .allMatch(own -> !own.isEmpty() && own.stream().allMatch(environments::add));
  }

  /** A file that is no changelog and is included as if it were: one changeset, of this name. */
  private static Written whole(String path, String number, String text) {
    Written files = Written.of(number + ".1", "includeAll:raw", path, null);
    return new Written(
        files.version(), files.description(), new Text(path, text), null, null, files.terms());
  }
}

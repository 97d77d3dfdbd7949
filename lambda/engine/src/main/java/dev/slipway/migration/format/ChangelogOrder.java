package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The order of changelogs: as those in XML, YAML and JSON include them, else by their paths. What
 * is included and not read is a problem.
 */
final class ChangelogOrder {

  private static final String NOT_INCLUDED =
      "is included by no changelog here, so Liquibase would not run it";

  private final List<String> paths;
  private final ChangelogRoots roots;
  private final Problems problems;
  private final ChangelogPaths places;
  private final ChangelogWalk walk;

  /** The changelogs that are no SQL. */
  private final List<String> others;

  /**
   * The order of some changelogs.
   *
   * @param paths of all in SQL that there are
   */
  ChangelogOrder(FolderListing listing, List<String> paths, Problems problems) {
    this.paths = paths;
    this.problems = problems;
    this.places = new ChangelogPaths(listing);
    this.roots = new ChangelogRoots(listing.text(), problems);
    this.walk = new ChangelogWalk(listing, roots, problems);
    this.others = listing.others().stream().filter(walk::isChangelog).toList();
  }

  /** What is read, in its order; a changelog that none of the others includes is a problem. */
  List<ChangelogStep> steps() {
    List<String> tops = others.stream().filter(name -> !name.contains("/")).toList();
    Set<String> inner = included();
    tops.stream().filter(name -> !inner.contains(name)).forEach(walk::enter);
    tops.forEach(walk::enter);
    List<ChangelogStep> steps = new ArrayList<>(walk.steps());
    Set<String> placed = new HashSet<>();
    steps.stream().filter(step -> !step.isProperty()).map(ChangelogStep::path).forEach(placed::add);
    boolean none = placed.isEmpty() && inner.isEmpty();
    for (String path : paths) {
      if (placed.add(path)) {
        steps.add(new ChangelogStep(path, null));
        if (!none) {
          problems.add(path, NOT_INCLUDED);
        }
      }
    }
    others.stream()
        .filter(name -> !walk.hasEntered(name))
        .forEach(name -> problems.add(name, NOT_INCLUDED));
    return steps;
  }

  /** What changelogs include by name: those that none includes come first. */
  private Set<String> included() {
    Set<String> inner = new HashSet<>();
    for (String name : others) {
      for (ChangelogNode one : roots.includes(name)) {
        String written = one.get("file");
        String found = places.any(name, written, one.isRelative());
        inner.add(found == null ? written : found);
      }
    }
    return inner;
  }

  /** True for an SQL file that a changeset runs. */
  boolean runs(String path) {
    return walk.runs(path);
  }
}

package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The order of changelogs in SQL: as the changelogs in XML, YAML and JSON beside them include them,
 * else by their paths. What is included and not read is a problem.
 */
final class ChangelogOrder {

  private static final Pattern OTHER = Pattern.compile(".*\\.(xml|ya?ml|json)");
  private static final Pattern COMMENT =
      Pattern.compile("<!--.*?-->|^\\s*#[^\\n]*", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern INCLUDED =
      Pattern.compile(
          "\\bfile\"?\\s*[:=]\\s*[\"']?(?:classpath\\*?:)?"
              + "([^\\s\"'<>]+\\.(?:sql|xml|ya?ml|json))");
  private static final Pattern CHANGESET = Pattern.compile("<changeSet\\b|\\bchangeSet\"?\\s*:");

  private final Listing listing;
  private final List<String> paths;
  private final Problems problems;

  /** The texts of the changelogs that are no SQL, by their names. */
  private final Map<String, String> others = new LinkedHashMap<>();

  private final Set<String> entered = new HashSet<>();
  private final Set<String> ordered = new LinkedHashSet<>();

  /**
   * The order of some changelogs.
   *
   * @param paths of all in SQL that there are
   */
  ChangelogOrder(Listing listing, List<String> paths, Problems problems) {
    this.listing = listing;
    this.paths = paths;
    this.problems = problems;
    for (String name : listing.others()) {
      String text = OTHER.matcher(name).matches() ? listing.text().apply(name) : "";
      if (text.contains("databaseChangeLog")) {
        others.put(name, COMMENT.matcher(text).replaceAll(""));
      }
    }
  }

  /** Changelogs in their order; one that none of the others includes is a problem. */
  Collection<String> ordered() {
    List<String> inner =
        others.values().stream()
            .flatMap(text -> included(text).stream())
            .flatMap(written -> closest(written, others.keySet()).stream())
            .toList();
    others.keySet().stream().filter(name -> !inner.contains(name)).forEach(this::enter);
    others.keySet().forEach(this::enter);
    boolean all =
        others.values().stream().anyMatch(text -> text.contains("includeAll"))
            || others.values().stream().allMatch(text -> included(text).isEmpty());
    for (String path : paths) {
      if (ordered.add(path) && !all) {
        problems.add(path, "is included by no changelog here, so Liquibase would not run it");
      }
    }
    return ordered;
  }

  private static List<String> included(String text) {
    return INCLUDED.matcher(text).results().map(file -> file.group(1)).toList();
  }

  private static Optional<String> closest(String written, Collection<String> known) {
    return known.stream()
        .filter(path -> PathTail.fits(written, path))
        .max(PathTail.closeness(written));
  }

  private void enter(String name) {
    String text = others.get(name);
    if (text == null || !entered.add(name)) {
      return;
    }
    if (CHANGESET.matcher(text).find()) {
      problems.add(
          name,
          "holds changesets that are no SQL, which are not run here and would be passed over. Write"
              + " what they do in SQL (liquibase update-sql shows it)");
    }
    included(text).forEach(written -> include(name, written));
  }

  private void include(String name, String written) {
    Optional<String> changelog = closest(written, paths);
    Optional<String> other = closest(written, others.keySet());
    boolean deeper = written.contains("/") && !listing.text().apply(written).isEmpty();
    if (changelog.isPresent()) {
      ordered.add(changelog.get());
    } else if (other.isPresent() && !deeper) {
      enter(other.get());
    } else {
      problems.add(name, "includes " + written + ", " + whyNot(written, deeper));
    }
  }

  private String whyNot(String written, boolean deeper) {
    if (closest(written, listing.paths()).isPresent()) {
      return "which has no first line --liquibase formatted sql";
    }
    return deeper
        ? "which is not read, for it lies deeper. Include what it includes here instead"
        : "which is no changelog here";
  }
}

package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The order of changelogs: as those in XML, YAML and JSON include them, else by their paths. What
 * is included and not read is a problem.
 */
final class ChangelogOrder {

  private static final Pattern OTHER = Pattern.compile(".*\\.(xml|ya?ml|json)");
  private final Listing listing;
  private final ChangelogPaths places;
  private final List<String> paths;
  private final Problems problems;

  /** The texts of the changelogs that are no SQL and lie in no folder, by their names. */
  private final Map<String, String> others = new LinkedHashMap<>();

  private final Map<String, ChangelogNode> xml = new HashMap<>();
  private final Set<String> entered = new HashSet<>();
  private final Set<String> ordered = new LinkedHashSet<>();
  private final Set<String> files = new HashSet<>();
  private boolean all;

  /**
   * The order of some changelogs.
   *
   * @param paths of all in SQL that there are
   */
  ChangelogOrder(Listing listing, List<String> paths, Problems problems) {
    this.listing = listing;
    this.places = new ChangelogPaths(listing);
    this.paths = paths;
    this.problems = problems;
    for (String name : listing.others()) {
      String text = OTHER.matcher(name).matches() ? listing.text().apply(name) : "";
      if (text.contains("databaseChangeLog")) {
        others.put(name, text);
      }
    }
  }

  /** Changelogs in their order; one that none of the others includes is a problem. */
  List<String> ordered() {
    Set<String> inner = new HashSet<>();
    for (Map.Entry<String, String> other : others.entrySet()) {
      for (String written : ChangelogMentions.of(other.getValue()).included()) {
        String found = places.any(other.getKey(), written);
        inner.add(found == null ? written : found);
      }
    }
    others.keySet().stream().filter(name -> !inner.contains(name)).forEach(this::enter);
    others.keySet().forEach(this::enter);
    boolean none = ordered.isEmpty() && inner.isEmpty();
    for (String path : paths) {
      if (ordered.add(path) && !all && !none) {
        problems.add(path, "is included by no changelog here, so Liquibase would not run it");
      }
    }
    return List.copyOf(ordered);
  }

  /** The changelog in XML of a path; null for any other file. */
  @Nullable ChangelogNode xml(String path) {
    return xml.get(path);
  }

  /** True for an SQL file that a changeset runs. */
  boolean runs(String path) {
    return files.contains(path);
  }

  private void enter(String name) {
    if (!entered.add(name)) {
      return;
    }
    String text = others.getOrDefault(name, "");
    String own = text.isEmpty() ? listing.text().apply(name) : text;
    if (name.endsWith(".xml")) {
      enterXml(name, own);
      return;
    }
    ChangelogMentions mentions = ChangelogMentions.of(own);
    if (mentions.hasChangesets()) {
      problems.add(
          name,
          "holds changesets that are no SQL, which are not run here and would be passed over. Write"
              + " what they do in SQL (liquibase update-sql shows it)");
    }
    all = all || mentions.includesAll();
    mentions.included().forEach(written -> include(name, name, written));
  }

  private void enterXml(String name, String text) {
    try {
      ChangelogNode root = ChangelogNode.read(text);
      xml.put(name, root);
      root.children().forEach(node -> enter(name, node));
    } catch (ChangelogNode.Unreadable e) {
      problems.add(name, String.valueOf(e.getMessage()));
    }
  }

  private void enter(String name, ChangelogNode node) {
    String place = name + ":" + node.line();
    switch (node.name()) {
      case "include" -> include(name, place, node.get("file"));
      case "includeAll" -> includeAll(place, node.get("path"));
      case "changeSet" -> {
        if (!ordered.add(name) && !name.equals(last())) {
          problems.add(
              place,
              "stands behind an include, and others before it. Move the changesets of this file to"
                  + " one place, or into a file that is included");
        }
        sqlFiles(node).forEach(file -> addFile(name, file));
      }
      case "preConditions" -> complainOfConditions(place, node);
      default -> {
        // properties are read with the changesets; comments and the like do nothing
      }
    }
  }

  private String last() {
    return new ArrayList<>(ordered).get(ordered.size() - 1);
  }

  private static List<String> sqlFiles(ChangelogNode node) {
    List<String> found = new ArrayList<>();
    for (ChangelogNode child : node.children()) {
      found.addAll(child.name().equals("sqlFile") ? List.of(child.get("path")) : sqlFiles(child));
    }
    return found;
  }

  private void addFile(String name, String written) {
    String file = places.sql(name, written);
    if (file != null) {
      files.add(file);
    }
  }

  /** The whole changelog waits for these: what PostgreSQL is needed for is no condition here. */
  private void complainOfConditions(String place, ChangelogNode node) {
    boolean ofUs =
        node.children().stream()
            .allMatch(
                check ->
                    check.name().equals("dbms")
                        && check
                            .get("type")
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains("postgres"));
    if (!ofUs) {
      problems.add(
          place, "these preconditions of all changesets are not asked here. Take them out");
    }
  }

  private void include(String name, String place, String written) {
    String sql = written.endsWith(".sql") ? places.sql(name, written) : null;
    String other = written.endsWith(".sql") ? null : places.any(name, written);
    if (sql != null) {
      ordered.add(sql);
    } else if (other != null && listing.text().apply(other).contains("databaseChangeLog")) {
      enter(other);
    } else {
      problems.add(place, "includes " + written + ", which is no changelog here");
    }
  }

  private void includeAll(String place, String written) {
    List<String> found = places.folder(written);
    ordered.addAll(found);
    all = true;
    if (found.isEmpty() && listing.paths().stream().allMatch(path -> path.contains("/"))) {
      problems.add(place, "includes all of " + written + ", where no SQL is found here");
    }
  }
}

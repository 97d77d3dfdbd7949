package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Goes through changelogs that are no SQL and all that they include, in Liquibase's order. */
final class ChangelogWalk {

  private static final Pattern OTHER = Pattern.compile(".*\\.(xml|ya?ml|json)");

  private final FolderListing listing;
  private final ChangelogRoots roots;
  private final ChangelogPaths places;
  private final Problems problems;
  private final ChangelogComplaints complaints;
  private final ChangelogProperties properties = new ChangelogProperties();
  private final Set<String> tops = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> entered = new HashSet<>();
  private final List<ChangelogStep> steps = new ArrayList<>();

  /** The files of the steps that are no properties, and the last of them. */
  private final Set<String> placed = new HashSet<>();

  private String last = "";
  private final Set<String> files = new HashSet<>();

  ChangelogWalk(FolderListing listing, ChangelogRoots roots, Problems problems) {
    this.roots = roots;
    this.listing = listing;
    this.places = new ChangelogPaths(listing);
    this.problems = problems;
    this.complaints = new ChangelogComplaints(problems);
  }

  /** What has been found so far. */
  List<ChangelogStep> steps() {
    return steps;
  }

  /** True for an SQL file that a changeset runs. */
  boolean runs(String path) {
    return files.contains(path);
  }

  /** True for a changelog that was gone through. */
  boolean hasEntered(String path) {
    return entered.contains(path);
  }

  /** True for a changelog that is no SQL; what is hidden is none. */
  boolean isChangelog(String path) {
    return OTHER.matcher(path).matches()
        && !("/" + path).contains("/.")
        && listing.text().apply(path).contains("databaseChangeLog");
  }

  /** Goes through one, once. */
  void enter(String name) {
    if (entered.add(name)) {
      if (open.isEmpty()) {
        tops.add(name);
      }
      open.add(name);
      roots.of(name).ifPresent(root -> read(root, name));
      open.remove(name);
    }
  }

  private void read(ChangelogNode root, String name) {
    complaints.ofChoices(name, root);
    root.children().forEach(node -> enter(name, node));
  }

  private void enter(String name, ChangelogNode node) {
    String place = name + ":" + node.line();
    switch (node.name()) {
      case "include" -> {
        complaints.ofChoices(name, node);
        include(name, place, properties.fill(node.get("file")), node.isRelative());
      }
      case "includeAll" -> {
        complaints.ofChoices(name, node);
        includeAll(name, place, properties.fill(node.get("path")), node.isRelative());
      }
      case "changeSet" -> changeset(name, place, node);
      case "property" -> {
        properties.add(node.attributes(), told -> {});
        steps.add(new ChangelogStep(name, node));
      }
      case "preConditions" -> complaints.ofConditions(place, node);
      default -> complaints.ofUnknown(place, node);
    }
  }

  private void changeset(String name, String place, ChangelogNode node) {
    if (!placed.add(name) && !name.equals(last)) {
      problems.add(
          place,
          "stands behind an include, and others before it. Move the changesets of this file to"
              + " one place, or into a file that is included");
    }
    last = name;
    steps.add(new ChangelogStep(name, node));
    addFiles(name, node);
  }

  private void addFiles(String name, ChangelogNode node) {
    for (ChangelogNode child : node.children()) {
      String written = properties.fill(child.get("path"));
      String file =
          child.name().equals("sqlFile") ? places.sql(name, written, child.isRelative()) : null;
      if (file != null) {
        files.add(file);
      }
      addFiles(name, child);
    }
  }

  private void include(String name, String place, String written, boolean relative) {
    String sql = written.endsWith(".sql") ? places.sql(name, written, relative) : null;
    String other = written.endsWith(".sql") ? null : places.any(name, written, relative);
    if (sql != null) {
      add(sql);
    } else if (other != null && tops.contains(other) && !open.contains(other)) {
      problems.add(
          place,
          "includes " + other + " by a property in its name, too late here. Write its name itself");
    } else if (other != null && isChangelog(other) && !open.contains(other)) {
      enter(other);
    } else {
      problems.add(place, "includes " + written + ", which is no changelog here");
    }
  }

  private void includeAll(String name, String place, String written, boolean relative) {
    List<String> found = places.folder(name, written, relative);
    if (found.isEmpty()) {
      problems.add(place, "includes all of " + written + ", where no SQL is found here");
    }
    for (String path : found) {
      if (listing.known(path) != null) {
        add(path);
      } else if (open.contains(path)) {
        problems.add(place, "includes all of " + written + ", and with it itself");
      } else if (isChangelog(path)) {
        enter(path);
      }
    }
  }

  private void add(String sql) {
    if (placed.add(sql)) {
      last = sql;
      steps.add(new ChangelogStep(sql, null));
    }
  }
}

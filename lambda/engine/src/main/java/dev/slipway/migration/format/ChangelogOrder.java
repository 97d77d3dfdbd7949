package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The order of changelogs: as the changelogs in XML, YAML and JSON beside them include them, else
 * by their paths.
 */
final class ChangelogOrder {

  private static final Pattern OTHER = Pattern.compile(".*\\.(xml|ya?ml|json)");
  private static final Pattern INCLUDED =
      Pattern.compile("\\bfile\"?\\s*[:=]\\s*[\"']?([^\\s\"'<>]+\\.sql)");
  private static final Pattern CHANGESET = Pattern.compile("<changeSet\\b|\\bchangeSet\"?\\s*:");

  private final Listing listing;
  private final Problems problems;
  private final List<String> included = new ArrayList<>();
  private boolean all = true;

  ChangelogOrder(Listing listing, Problems problems) {
    this.listing = listing;
    this.problems = problems;
  }

  /** Changelogs in their order; one that none of the others includes is a problem. */
  List<String> of(List<String> paths) {
    listing.others().stream().filter(name -> OTHER.matcher(name).matches()).forEach(this::read);
    List<String> ordered = new ArrayList<>();
    for (String written : included) {
      paths.stream().filter(path -> ends(written, path)).limit(1).forEach(ordered::add);
    }
    for (String path : paths) {
      if (!ordered.contains(path)) {
        ordered.add(path);
        if (!all) {
          problems.add(path, "is included by no changelog here, so Liquibase would not run it");
        }
      }
    }
    return ordered;
  }

  private static boolean ends(String written, String path) {
    String plain = written.replace('\\', '/');
    return plain.equals(path) || plain.endsWith("/" + path) || path.endsWith("/" + plain);
  }

  private void read(String name) {
    String text = listing.text().apply(name);
    if (!text.contains("databaseChangeLog")) {
      return;
    }
    if (CHANGESET.matcher(text).find()) {
      problems.add(
          name,
          "holds changesets that are no SQL, which are not run here and would be passed over. Write"
              + " what they do in SQL (liquibase update-sql shows it)");
    }
    INCLUDED.matcher(text).results().forEach(file -> included.add(file.group(1)));
    all = text.contains("includeAll") || included.isEmpty();
  }
}

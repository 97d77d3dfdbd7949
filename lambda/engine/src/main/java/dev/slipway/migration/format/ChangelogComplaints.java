package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import dev.slipway.error.Spelling;
import java.util.List;
import java.util.Map;

/** Tells what a changelog says outside of its changesets and is not done here. */
record ChangelogComplaints(Problems problems) {

  private static final List<String> KNOWN =
      List.of("changeSet", "include", "includeAll", "preConditions", "property");
  private static final List<String> CHOICES = List.of("context", "contextFilter", "labels");
  private static final List<String> FILTERS =
      List.of("filter", "endsWithFilter", "resourceComparator", "minDepth", "maxDepth", "ignore");

  /** A word alone does nothing, there and here. */
  void ofUnknown(String place, ChangelogNode node) {
    if (!node.children().isEmpty() || !node.attributes().isEmpty()) {
      String meant =
          Spelling.nearest(node.name(), KNOWN)
              .map(near -> " Did you mean " + near + "?")
              .orElse("");
      problems.add(
          place,
          "nothing is known of "
              + node.name()
              + " in databaseChangeLog."
              + (meant.isEmpty() ? " Take it out" : meant));
    }
  }

  /** What is chosen here by Liquibase alone would run in all environments. */
  void ofChoices(String name, ChangelogNode node) {
    String place = name + ":" + node.line();
    String of = " of " + node.name() + " is not looked at here. ";
    CHOICES.stream()
        .filter(choice -> !node.get(choice).isEmpty())
        .forEach(
            choice -> problems.add(place, "the " + choice + of + "Write it at the changesets"));
    FILTERS.stream()
        .filter(filter -> !node.get(filter).isEmpty())
        .forEach(
            filter -> problems.add(place, "the " + filter + of + "Write an include for each file"));
  }

  /** The whole changelog waits for these: what PostgreSQL is needed for is no condition here. */
  void ofConditions(String place, ChangelogNode node) {
    boolean ofUs =
        node.children().stream()
            .allMatch(
                check ->
                    check.name().equals("dbms")
                        && new ChangesetAttributes(Map.of("dbms", check.get("type")))
                            .isOfPostgres());
    if (!ofUs) {
      problems.add(
          place, "these preconditions of all changesets are not asked here. Take them out");
    }
  }
}

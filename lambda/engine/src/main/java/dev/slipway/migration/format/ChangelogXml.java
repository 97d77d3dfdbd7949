package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The changesets of a changelog in XML, of those that are SQL: {@code sql} and {@code sqlFile}. */
final class ChangelogXml {

  private static final Set<String> PASSED_OVER = Set.of("comment", "validCheckSum", "tagDatabase");

  private final String path;
  private final String number;
  private final ChangelogProperties properties;
  private final ChangelogPaths paths;
  private final Problems problems;

  /**
   * Reads one file.
   *
   * @param number what the versions of its changesets begin with
   */
  ChangelogXml(
      String path,
      String number,
      ChangelogProperties properties,
      Listing listing,
      Problems problems) {
    this.path = path;
    this.number = number;
    this.properties = properties;
    this.paths = new ChangelogPaths(listing);
    this.problems = problems;
  }

  /** The changesets that run on PostgreSQL. */
  List<Written> read(ChangelogNode root) {
    List<Written> all = new ArrayList<>();
    int count = 0;
    for (ChangelogNode node : root.children()) {
      if (node.name().equals("property")) {
        properties.add(node.attributes(), what -> problem(node, what));
      } else if (node.name().equals("changeSet")) {
        count++;
        read(node, number + "." + count).written().ifPresent(all::add);
      }
    }
    return all;
  }

  private Changeset read(ChangelogNode node, String version) {
    Map<String, String> attributes =
        node.attributes().entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().toLowerCase(Locale.ROOT),
                    entry -> properties.fill(entry.getValue())));
    Changeset changeset =
        new Changeset(
            path,
            version,
            properties.fill(node.get("author")),
            properties.fill(node.get("id")),
            new ChangesetAttributes(attributes));
    if (changeset.runs()) {
      changeset.complain(node.line(), problems);
      node.children().forEach(child -> read(child, changeset));
    }
    return changeset;
  }

  private void read(ChangelogNode node, Changeset changeset) {
    switch (node.name()) {
      case "sql", "sqlFile" -> {
        if (isOfPostgres(node)) {
          sql(node).forEach(one -> changeset.sql(one.line(), one.text()));
        }
      }
      case "rollback" -> rollback(node, changeset);
      case "preConditions" -> precondition(node, changeset);
      default -> {
        if (!PASSED_OVER.contains(node.name())) {
          refuse(node, changeset);
        }
      }
    }
  }

  private void rollback(ChangelogNode node, Changeset changeset) {
    changeset.rollback(node.line(), "");
    lines(node, node.text()).forEach(one -> changeset.rollback(one.line(), one.text()));
    for (ChangelogNode child : node.children()) {
      if (child.name().equals("sql") || child.name().equals("sqlFile")) {
        sql(child).forEach(one -> changeset.rollback(one.line(), one.text()));
      } else if (!child.name().equals("empty") && !child.name().equals("comment")) {
        refuse(child, changeset);
      }
    }
    if (!node.get("changeSetId").isEmpty()) {
      changeset.rollback(node.line(), "changesetId:" + node.get("changeSetId"));
    }
  }

  private void precondition(ChangelogNode node, Changeset changeset) {
    Precondition condition = new Precondition(node.get("onFail"));
    for (ChangelogNode check : node.children()) {
      condition
          .check(check.name(), check.get("expectedResult"), properties.fill(check.text()))
          .ifPresentOrElse(
              sql -> changeset.sql(check.line(), sql),
              () -> problem(check, condition.complaint(check.name())));
    }
  }

  /** A line of SQL and where it stands. */
  private record Line(int line, String text) {}

  private List<Line> sql(ChangelogNode node) {
    if (!Set.of("", ";").contains(node.get("endDelimiter"))) {
      problem(node, "ends statements with " + node.get("endDelimiter") + ". Write semicolons");
    }
    if (node.name().equals("sql")) {
      String attribute = node.get("sql");
      return lines(node, attribute.isEmpty() ? node.text() + "\n;" : attribute + ";");
    }
    String written = properties.fill(node.get("path"));
    String file = paths.sql(path, written);
    if (file == null) {
      problem(node, "names " + written + ", and there is no such file here");
      return List.of();
    }
    return List.of(new Line(node.line(), "\\i '" + file.replace("'", "''") + "'"), closing(node));
  }

  /** The last statement of a file needs no semicolon. */
  private static Line closing(ChangelogNode node) {
    return new Line(node.line() + 1, ";");
  }

  private List<Line> lines(ChangelogNode node, String text) {
    List<Line> lines = new ArrayList<>();
    for (String one : properties.fill(text).split("\n", -1)) {
      lines.add(new Line(node.line() + lines.size(), one));
    }
    return lines;
  }

  private static boolean isOfPostgres(ChangelogNode node) {
    return new ChangesetAttributes(Map.of("dbms", node.get("dbms"))).isOfPostgres();
  }

  private void refuse(ChangelogNode node, Changeset changeset) {
    problem(
        node,
        changeset.name()
            + " has "
            + node.name()
            + ", which is no SQL, is not run here and would be passed over. Write what it does in"
            + " <sql> (liquibase update-sql shows it)");
  }

  private void problem(ChangelogNode node, String what) {
    problems.add(path + ":" + node.line(), what);
  }
}

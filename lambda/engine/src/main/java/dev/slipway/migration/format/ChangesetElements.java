package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The changesets of a changelog in XML, YAML or JSON, of those that are SQL: {@code sql} and {@code
 * sqlFile}.
 */
final class ChangesetElements {

  private static final Set<String> PASSED_OVER =
      Set.of("comment", "validCheckSum", "tagDatabase", "preConditions");

  private final String path;
  private final String number;
  private final ChangelogProperties properties;
  private final ChangesetSql sql;
  private final Problems problems;
  private int count;

  /**
   * Reads one file.
   *
   * @param number what the versions of its changesets begin with
   */
  ChangesetElements(
      String path,
      String number,
      ChangelogProperties properties,
      FolderListing listing,
      Problems problems) {
    this.path = path;
    this.number = number;
    this.properties = properties;
    this.sql = new ChangesetSql(path, properties, listing, problems);
    this.problems = problems;
  }

  /** The next of its changesets where it runs on PostgreSQL; a property is kept. */
  Optional<Written> read(ChangelogNode node) {
    if (node.name().equals("property")) {
      properties.add(node.attributes(), what -> problem(node, what));
      return Optional.empty();
    }
    count++;
    return read(node, number + "." + count).written(problems);
  }

  private Changeset read(ChangelogNode node, String version) {
    Changeset changeset =
        new Changeset(
            path,
            version,
            properties.fill(node.get("author")),
            properties.fill(node.get("id")),
            new ChangesetAttributes(attributes(node)));
    complainOfName(node);
    if (changeset.runs()) {
      changeset.complain(node.line(), problems);
      node.child("preConditions").ifPresent(child -> changeset.onlyIf(condition(child)));
      node.children().forEach(child -> read(child, changeset));
    }
    return changeset;
  }

  private Map<String, String> attributes(ChangelogNode node) {
    Map<String, String> attributes = new HashMap<>();
    node.attributes()
        .forEach(
            (name, value) -> {
              String plain = name.toLowerCase(Locale.ROOT);
              if (attributes.put(plain, properties.fill(value)) != null) {
                problem(node, "has " + plain + " twice, in two cases. Take one of them out");
              }
            });
    return attributes;
  }

  private void complainOfName(ChangelogNode node) {
    List<String> missing =
        Stream.of("id", "author").filter(one -> node.get(one).isEmpty()).toList();
    if (!missing.isEmpty()) {
      problem(
          node,
          "a changeSet has no "
              + String.join(" and no ", missing)
              + ". Write both; in YAML they stand further in than changeSet");
    }
  }

  private void read(ChangelogNode node, Changeset changeset) {
    switch (node.name()) {
      case "sql", "sqlFile" ->
          sql.of(node, changeset).ifPresent(text -> changeset.sql(node.line(), text));
      case "rollback" -> rollback(node, changeset);
      default -> {
        if (!PASSED_OVER.contains(node.name())) {
          refuse(node, changeset);
        }
      }
    }
  }

  private void rollback(ChangelogNode node, Changeset changeset) {
    String text = properties.fill(node.text());
    changeset.rollback(node.line(), text.isBlank() ? "" : text + "\n;");
    for (ChangelogNode child : node.children()) {
      if (child.name().equals("sql") || child.name().equals("sqlFile")) {
        sql.of(child, changeset).ifPresent(one -> changeset.rollback(child.line(), one));
      } else if (!child.name().equals("empty") && !child.name().equals("comment")) {
        refuse(child, changeset);
      }
    }
    if (!node.get("changeSetId").isEmpty()) {
      changeset.rollbackOfAnother(node.line());
    }
  }

  private Precondition condition(ChangelogNode node) {
    List<ChangelogNode> checks = node.map(properties::fill).children();
    int line = checks.isEmpty() ? node.line() : checks.get(0).line();
    return new Precondition(node.get("onFail"), node.get("onError"), checks, line);
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

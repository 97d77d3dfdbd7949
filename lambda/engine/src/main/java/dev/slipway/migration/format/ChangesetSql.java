package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code sql} and {@code sqlFile} of changesets run.
 *
 * @param path of the changelog
 */
record ChangesetSql(
    String path, ChangelogProperties properties, FolderListing listing, Problems problems) {

  /**
   * From its element's line on; the last statement needs no semicolon. Nothing of what is not for
   * PostgreSQL, nor of what there is not, which is a problem.
   */
  Optional<String> of(ChangelogNode node, Changeset changeset) {
    if (!new ChangesetAttributes(Map.of("dbms", node.get("dbms"))).isOfPostgres()) {
      return Optional.empty();
    }
    EndDelimiter delimiter =
        EndDelimiter.of(
            node.get("endDelimiter"), !node.get("splitStatements").equalsIgnoreCase("false"));
    Optional<String> runs =
        node.name().equals("sql")
            ? text(node, delimiter, changeset)
            : file(node, delimiter, changeset);
    return runs.map(text -> text + "\n;");
  }

  private Optional<String> text(ChangelogNode node, EndDelimiter delimiter, Changeset changeset) {
    String written = node.textOr("sql");
    if (written.isBlank()) {
      problem(node, changeset.name() + " has an sql without text. Write its text, or take it out");
      return Optional.empty();
    }
    return Optional.of(delimiter.closed(properties.fill(written)));
  }

  /** Within a block, and where it ran otherwise before, the file's text is put in its place. */
  private Optional<String> file(ChangelogNode node, EndDelimiter delimiter, Changeset changeset) {
    String written = properties.fill(node.get("path"));
    String file = new ChangelogPaths(listing).sql(path, written, node.isRelative());
    if (file == null) {
      problem(node, "names " + written + ", and there is no such file here");
      return Optional.empty();
    }
    String filled = delimiter.closed(properties.fill(listing.text().apply(file)));
    return changeset.isGuarded() || !changeset.fills(file, filled)
        ? Optional.of(filled)
        : Optional.of("\\i '" + file.replace("'", "''") + "'");
  }

  private void problem(ChangelogNode node, String what) {
    problems.add(path + ":" + node.line(), what);
  }
}

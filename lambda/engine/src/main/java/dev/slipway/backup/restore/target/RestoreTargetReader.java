package dev.slipway.backup.restore.target;

import dev.slipway.backup.manifest.Extension;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.Sorting;
import dev.slipway.backup.part.SnapshotSql;
import dev.slipway.backup.restore.target.RestoreTarget.Content;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the target; changes nothing. */
public final class RestoreTargetReader {

  private RestoreTargetReader() {}

  /** The target that a session is on, for a backup. */
  public static RestoreTarget read(Session session, Manifest manifest) {
    List<Rows> answers =
        session.execute(
            SnapshotSql.PLAIN_TABLES
                + TargetSql.FACTS
                + TargetSql.CONTENTS.formatted(wanted(manifest)));
    Row facts = answers.get(1).first();
    return new RestoreTarget(
        session.serverVersion(),
        facts.text("database"),
        facts.text("user_name"),
        facts.text("encoding"),
        facts.text("collate"),
        facts.text("ctype"),
        new Sorting(facts.get("provider"), facts.get("locale"), facts.get("rules")),
        facts.is("writable"),
        facts.is("may_create"),
        facts.is("superuser"),
        Integer.parseInt(facts.text("locks")),
        answers.get(5).list().stream().map(RestoreTargetReader::content).toList(),
        names(answers.get(2), row -> true),
        names(answers.get(2), row -> row.is("own")),
        names(answers.get(3), row -> true),
        answers.get(4).list().stream()
            .collect(Collectors.toMap(row -> row.text("name"), row -> row.text("comment"))),
        facts.is("unfinished") ? RestoreLedger.read(session) : null);
  }

  private static String wanted(Manifest manifest) {
    return Stream.concat(
            Stream.of(Sql.literal("")),
            manifest.extensions().stream().map(Extension::name).map(Sql::literal))
        .collect(Collectors.joining(", "));
  }

  private static Content content(Row row) {
    return new Content(row.text("type"), Integer.parseInt(row.text("count")), row.text("names"));
  }

  private static Set<String> names(Rows rows, Predicate<Row> which) {
    return rows.list().stream()
        .filter(which)
        .map(row -> row.text("name"))
        .collect(Collectors.toSet());
  }
}

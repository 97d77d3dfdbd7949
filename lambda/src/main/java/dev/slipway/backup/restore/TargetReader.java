package dev.slipway.backup.restore;

import dev.slipway.backup.CatalogueSql;
import dev.slipway.backup.manifest.Extension;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.Sorting;
import dev.slipway.backup.restore.Target.Content;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the target; changes nothing. */
final class TargetReader {

  private TargetReader() {}

  static Target read(Session session, Manifest manifest) {
    List<Rows> answers =
        session.execute(
            CatalogueSql.PLAIN_TABLES
                + TargetSql.FACTS
                + TargetSql.CONTENTS.formatted(wanted(manifest)));
    Map<String, @Nullable String> facts = answers.get(1).first();
    return new Target(
        session.serverVersion(),
        text(facts, "database"),
        text(facts, "user_name"),
        text(facts, "encoding"),
        text(facts, "collate"),
        text(facts, "ctype"),
        new Sorting(facts.get("provider"), facts.get("locale"), facts.get("rules")),
        is(facts, "writable"),
        is(facts, "may_create"),
        is(facts, "superuser"),
        Integer.parseInt(text(facts, "locks")),
        answers.get(5).list().stream().map(TargetReader::content).toList(),
        names(answers.get(2), row -> true),
        names(answers.get(2), row -> is(row, "own")),
        names(answers.get(3), row -> true),
        answers.get(4).list().stream()
            .collect(Collectors.toMap(row -> text(row, "name"), row -> text(row, "comment"))),
        is(facts, "unfinished") ? RestoreLedger.read(session) : null);
  }

  private static String wanted(Manifest manifest) {
    return Stream.concat(
            Stream.of(Sql.literal("")),
            manifest.extensions().stream().map(Extension::name).map(Sql::literal))
        .collect(Collectors.joining(", "));
  }

  private static Content content(Map<String, @Nullable String> row) {
    return new Content(text(row, "type"), Integer.parseInt(text(row, "count")), text(row, "names"));
  }

  private static Set<String> names(Rows rows, Predicate<Map<String, @Nullable String>> which) {
    return rows.list().stream()
        .filter(which)
        .map(row -> text(row, "name"))
        .collect(Collectors.toSet());
  }

  private static boolean is(Map<String, @Nullable String> row, String name) {
    return "t".equals(row.get(name));
  }

  private static String text(Map<String, @Nullable String> row, String name) {
    String value = row.get(name);
    return value == null ? "" : value;
  }
}

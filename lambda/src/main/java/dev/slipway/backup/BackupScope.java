package dev.slipway.backup;

import dev.slipway.backup.manifest.Extension;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.manifest.Origin;
import dev.slipway.backup.manifest.Sorting;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans what a backup holds, in a session that reads the snapshot it is of. */
final class BackupScope {

  private final Session session;
  private final Function<Session, MigrationState> migrations;
  private final boolean withUnlogged;

  BackupScope(Session session, Function<Session, MigrationState> migrations, boolean withUnlogged) {
    this.session = session;
    this.migrations = migrations;
    this.withUnlogged = withUnlogged;
  }

  /**
   * The plan; the session, which is in the snapshot, is left with a lock on every table. Null when
   * one was rewritten before it was locked. Throws {@link BackupFailed} when something may not be
   * read.
   *
   * @param origin what {@link CatalogueSql#ORIGIN} told
   * @param locked the tables that the session has locked
   */
  @Nullable BackupPlan plan(Map<String, @Nullable String> origin, Set<String> locked) {
    boolean unlogged = withUnlogged && !is(origin, "standby");
    Rows tables = one(CatalogueSql.TABLES);
    Rows sequences = one(CatalogueSql.SEQUENCES);
    ReadRights.check(String.valueOf(origin.get("user_name")), tables, sequences, largeObjects());
    Map<Boolean, List<TableRows>> kept =
        tables.list().stream()
            .collect(
                Collectors.partitioningBy(
                    row -> unlogged || !is(row, "unlogged"),
                    Collectors.mapping(BackupScope::table, Collectors.toList())));
    TableLocks.take(
        kept.getOrDefault(true, List.of()).stream()
            .map(TableRows::quoted)
            .filter(table -> !locked.contains(table))
            .toList(),
        List.of(session));
    List<TableRows> sized = sized(kept.getOrDefault(true, List.of()));
    if (sized == null) {
      return null;
    }
    return new BackupPlan(
        origin(origin),
        text(origin, "started_at"),
        migrations.apply(session),
        sized,
        sequences(sequences, is(origin, "standby")),
        one(CatalogueSql.EXTENSIONS).list().stream().map(BackupScope::extension).toList(),
        names(one(CatalogueSql.ROLES).list().stream()),
        kept.getOrDefault(false, List.of()).stream().map(TableRows::quoted).toList());
  }

  private List<String> largeObjects() {
    return names(one(CatalogueSql.LARGE_OBJECTS).list().stream());
  }

  private static List<String> sequences(Rows rows, boolean standby) {
    return names(rows.list().stream().filter(row -> !(standby && is(row, "unlogged"))));
  }

  private Rows one(String sql) {
    return session.execute(sql).get(0);
  }

  /** The same tables with their sizes; null when one was rewritten before it was locked. */
  private @Nullable List<TableRows> sized(List<TableRows> tables) {
    Map<Long, TableRows> sized = new HashMap<>();
    Map<Long, TableRows> byOid = new HashMap<>();
    tables.forEach(table -> byOid.put(table.oid(), table));
    String oids =
        Stream.concat(Stream.of("0"), tables.stream().map(t -> String.valueOf(t.oid())))
            .collect(Collectors.joining(", "));
    for (Map<String, @Nullable String> row : one(CatalogueSql.SIZES.formatted(oids)).list()) {
      if (is(row, "rewritten")) {
        return null;
      }
      long oid = Long.parseLong(text(row, "oid"));
      TableRows table = byOid.get(oid);
      if (table != null) {
        sized.put(oid, table.withSize(number(row, "bytes"), cuttable(table, row)));
      }
    }
    List<TableRows> all = new ArrayList<>();
    tables.forEach(table -> all.add(sized.getOrDefault(table.oid(), table)));
    return List.copyOf(all);
  }

  private static long cuttable(TableRows table, Map<String, @Nullable String> row) {
    return table.condition().isEmpty() ? number(row, "pages") : 0;
  }

  private static TableRows table(Map<String, @Nullable String> row) {
    String target = row.get("target");
    return new TableRows(
        Long.parseLong(text(row, "oid")),
        text(row, "schema"),
        text(row, "name"),
        text(row, "quoted"),
        target == null ? text(row, "quoted") : target,
        text(row, "columns"),
        text(row, "condition"),
        0,
        0);
  }

  private static Origin origin(Map<String, @Nullable String> row) {
    return new Origin(
            text(row, "database"),
            text(row, "server"),
            text(row, "encoding"),
            text(row, "collate"),
            text(row, "ctype"),
            text(row, "snapshot"),
            text(row, "wal"))
        .sortedBy(new Sorting(row.get("provider"), row.get("locale"), row.get("rules")));
  }

  private static Extension extension(Map<String, @Nullable String> row) {
    return new Extension(text(row, "name"), text(row, "version"), text(row, "schema"));
  }

  private static List<String> names(Stream<Map<String, @Nullable String>> rows) {
    return rows.map(row -> text(row, "name")).toList();
  }

  private static long number(Map<String, @Nullable String> row, String name) {
    String value = row.get(name);
    return value == null ? 0 : Long.parseLong(value);
  }

  private static boolean is(Map<String, @Nullable String> row, String name) {
    return "t".equals(row.get(name));
  }

  private static String text(Map<String, @Nullable String> row, String name) {
    String value = row.get(name);
    return value == null ? "" : value;
  }
}

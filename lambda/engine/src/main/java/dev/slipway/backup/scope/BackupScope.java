package dev.slipway.backup.scope;

import dev.slipway.backup.manifest.Extension;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.manifest.Origin;
import dev.slipway.backup.manifest.Sorting;
import dev.slipway.backup.part.TableLocks;
import dev.slipway.backup.part.TableRows;
import dev.slipway.postgres.Row;
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
public final class BackupScope implements Scope<BackupPlan> {

  private final Session session;
  private final Function<Session, MigrationState> migrations;
  private final boolean withUnlogged;

  /** Plans in a session; what the migrations are is asked of {@code migrations}. */
  public BackupScope(
      Session session, Function<Session, MigrationState> migrations, boolean withUnlogged) {
    this.session = session;
    this.migrations = migrations;
    this.withUnlogged = withUnlogged;
  }

  @Override
  public Words words() {
    return new Words("No backup was taken", "back up again", BackupFailed::new);
  }

  @Override
  public List<String> lockable(Session keeper) {
    return keeper.execute(ScopeSql.LOCKABLE).get(0).list().stream()
        .map(row -> "ONLY " + row.text("quoted"))
        .toList();
  }

  @Override
  public @Nullable BackupPlan plan(Row origin, Set<String> locked) {
    boolean unlogged = withUnlogged && !origin.is("standby");
    Rows tables = one(ScopeSql.TABLES);
    Rows sequences = one(ScopeSql.SEQUENCES);
    if (oneIsGone(tables) || oneIsGone(sequences)) {
      return null;
    }
    ReadRights.check(String.valueOf(origin.get("user_name")), tables, sequences, largeObjects());
    LoadOrder order = LoadOrder.of(one(ScopeSql.EXTENSION_KEYS), one(ScopeSql.CALLING));
    Map<Boolean, List<TableRows>> kept =
        tables.list().stream()
            .collect(
                Collectors.partitioningBy(
                    row -> unlogged || !row.is("unlogged"),
                    Collectors.mapping(row -> table(row, order), Collectors.toList())));
    TableLocks.take(
        kept.getOrDefault(true, List.of()).stream()
            .map(TableRows::only)
            .filter(table -> !locked.contains(table))
            .toList(),
        List.of(session));
    List<TableRows> sized = sized(kept.getOrDefault(true, List.of()));
    if (sized == null) {
      return null;
    }
    return new BackupPlan(
        origin(origin),
        origin.text("started_at"),
        migrations.apply(session),
        sized,
        sequences(sequences, origin.is("standby")),
        one(ScopeSql.EXTENSIONS).list().stream().map(BackupScope::extension).toList(),
        names(one(ScopeSql.ROLES).list().stream()),
        kept.getOrDefault(false, List.of()).stream().map(TableRows::quoted).toList(),
        names(one(ScopeSql.HIDDEN).list().stream()));
  }

  /** Of what was dropped since the snapshot the server does not tell who may read it. */
  private static boolean oneIsGone(Rows rows) {
    return rows.list().stream().anyMatch(row -> row.get("readable") == null);
  }

  private List<String> largeObjects() {
    return names(one(ScopeSql.LARGE_OBJECTS).list().stream());
  }

  private static List<String> sequences(Rows rows, boolean standby) {
    return names(rows.list().stream().filter(row -> !(standby && row.is("unlogged"))));
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
    for (Row row : one(ScopeSql.SIZES.formatted(oids)).list()) {
      if (row.is("rewritten")) {
        return null;
      }
      long oid = Long.parseLong(row.text("oid"));
      TableRows table = byOid.get(oid);
      if (table != null) {
        sized.put(oid, table.withSize(row.number("bytes"), cuttable(table, row)));
      }
    }
    List<TableRows> all = new ArrayList<>();
    tables.forEach(table -> all.add(sized.getOrDefault(table.oid(), table)));
    return List.copyOf(all);
  }

  private static long cuttable(TableRows table, Row row) {
    return table.condition().isEmpty() ? row.number("pages") : 0;
  }

  private static TableRows table(Row row, LoadOrder order) {
    String target = row.get("target");
    long oid = Long.parseLong(row.text("oid"));
    return new TableRows(
        oid,
        order.step(oid),
        row.text("schema"),
        row.text("name"),
        row.text("quoted"),
        target == null ? row.text("quoted") : target,
        row.text("columns"),
        row.text("condition"),
        0,
        0);
  }

  private static Origin origin(Row row) {
    return new Origin(
            row.text("database"),
            row.text("server"),
            row.text("encoding"),
            row.text("collate"),
            row.text("ctype"),
            row.text("snapshot"),
            row.text("wal"))
        .sortedBy(new Sorting(row.get("provider"), row.get("locale"), row.get("rules")));
  }

  private static Extension extension(Row row) {
    return new Extension(row.text("name"), row.text("version"), row.text("schema"));
  }

  private static List<String> names(Stream<Row> rows) {
    return rows.map(row -> row.text("name")).toList();
  }
}

package dev.slipway.action;

import dev.slipway.backfill.file.Backfill;
import dev.slipway.backfill.file.Backfills;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what files and the database say of backfills that are required. */
final class RequiredBackfillReader {

  /** More rows than these are not counted. */
  private static final int COUNTED = 10_000;

  private final Desk desk;
  private final Map<String, RequiredBackfill> byName = new LinkedHashMap<>();
  private @Nullable Backfills files;

  RequiredBackfillReader(Desk desk) {
    this.desk = desk;
  }

  /** All that have a file; the files are read once. */
  Backfills files() {
    if (files == null) {
      files = Backfills.read(desk.source());
    }
    return files;
  }

  /** The one of a name; the database is asked once. */
  RequiredBackfill find(String name) {
    return byName.computeIfAbsent(name, this::read);
  }

  private RequiredBackfill read(String name) {
    List<BackfillState> states = BackfillTools.runner(desk, desk.terms().deadline()).states(name);
    Backfill file = files().find(name).orElse(null);
    return file == null ? new RequiredBackfill(name, null, states, "") : read(file, states);
  }

  private RequiredBackfill read(Backfill file, List<BackfillState> states) {
    TableName table = file.table();
    String name = Sql.literal(table.quoted());
    try (Session session = desk.toolbox().connector(desk.terms(), "backfill").open()) {
      String known =
          "SELECT c.oid IS NOT NULL AS there, COALESCE(c.reltuples, 0)::bigint AS guess FROM"
              + " (SELECT to_regclass("
              + name
              + ") AS oid) t LEFT JOIN pg_class c ON c.oid = t.oid";
      Row row = session.execute(known).get(0).first();
      if (!row.is("there")) {
        return new RequiredBackfill(file.name(), file, List.of(), "");
      }
      String rows = states.isEmpty() ? rows(session, table, row.number("guess")) : "";
      return new RequiredBackfill(file.name(), file, states, rows);
    }
  }

  private static String rows(Session session, TableName table, long guess) {
    String some = "SELECT FROM " + table.quoted() + " LIMIT " + (COUNTED + 1);
    long count =
        session
            .execute("SELECT count(*) AS number FROM (" + some + ") counted")
            .get(0)
            .first()
            .number("number");
    boolean more = count > COUNTED;
    return count == 0
        ? ""
        : more
            ? "about " + Math.max(guess, count) + " rows"
            : count + (count == 1 ? " row" : " rows");
  }
}

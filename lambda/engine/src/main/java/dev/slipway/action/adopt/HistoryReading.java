package dev.slipway.action.adopt;

import dev.slipway.action.Desk;
import dev.slipway.action.adopt.TheirRow.Fate;
import dev.slipway.action.adopt.TheirTables.Found;
import dev.slipway.error.InvalidInput;
import dev.slipway.history.History;
import dev.slipway.migration.Migrations;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import java.util.List;

/** Reads another tool's history through a session, and holds it against the files. */
record HistoryReading(AdoptRequest request, Desk desk, Migrations migrations) {

  /** More rows than any folder has files. */
  private static final int MOST = 100_000;

  /** What would be taken over. Throws {@link InvalidInput} where that cannot be told. */
  Adoption adoption(Session session, History history) {
    Found found = TheirTables.find(session, request.from(), request.table());
    String query = found.tool().table().query(found.table().qualified(), MOST);
    List<TheirRow> rows =
        session.execute(query).get(0).list().stream().map(HistoryReading::done).toList();
    if (rows.size() == MOST) {
      throw new InvalidInput(
          "Table "
              + found.table().shown()
              + " has more than "
              + MOST
              + " rows, which is no history of migrations. Nothing was done.");
    }
    return new Adopting(found, migrations, desk.source())
        .of(rows, history, desk.settings().environment());
  }

  private static TheirRow done(Row row) {
    String fate = row.get("fate");
    return new TheirRow(
        fate == null ? Fate.DONE : Fate.valueOf(fate),
        row.text("key"),
        row.get("at"),
        row.get("by"),
        row.get("checksum"));
  }
}

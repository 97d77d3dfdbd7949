package dev.slipway.preflight;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.ArrayList;
import java.util.List;

/** Tables that are to be changed and are another role's: only an owner may. */
final class OwnerGauge implements Gauge {

  @Override
  public String sql(PendingWork work) {
    return "SELECT c.oid::regclass AS name, pg_get_userbyid(c.relowner) AS owner,"
        + " pg_has_role(c.relowner, 'USAGE') AS ours, current_user AS role FROM "
        + work.tablesSql()
        + " t JOIN pg_class c ON c.oid = t.oid WHERE t.change ORDER BY 1";
  }

  @Override
  public List<Reading> read(Rows answer, PendingWork work) {
    List<String> others = new ArrayList<>();
    for (Row row : answer.list()) {
      if (!row.is("ours")) {
        others.add(
            "%s is owned by %s, and %s is no member of it"
                .formatted(row.text("name"), row.text("owner"), row.text("role")));
      }
    }
    int tables = answer.list().size();
    return List.of(
        Reading.of(
            "owners",
            others.isEmpty() ? Light.GREEN : Light.RED,
            tables == 0
                ? "no table of this database is changed"
                : "%d of %d tables are ours to change".formatted(tables - others.size(), tables),
            others,
            "log in as their owner, or have it GRANT itself to the role"));
  }
}

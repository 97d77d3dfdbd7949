package dev.slipway.preflight;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Sql;
import java.util.List;

/** Whether our role may write its history, and make schemas and extensions where some are made. */
final class RightsGauge implements Gauge {

  private static final String SQL =
      """
      SELECT current_user AS role, has_database_privilege(current_database(), 'CREATE') AS makes,
        COALESCE((SELECT has_schema_privilege(n.oid, 'CREATE') FROM pg_namespace n
          WHERE n.nspname = %1$s), has_database_privilege(current_database(), 'CREATE')) AS history,
        (SELECT pg_has_role(c.relowner, 'USAGE') FROM pg_class c JOIN pg_namespace n
          ON n.oid = c.relnamespace
          WHERE n.nspname = %1$s AND c.relname = 'schema_migrations') AS known\
      """;

  @Override
  public String sql(PendingWork work) {
    return SQL.formatted(Sql.literal(work.historySchema()));
  }

  @Override
  public List<Reading> read(Rows answer, PendingWork work) {
    Row row = answer.first();
    boolean makes =
        work.statements().stream()
            .anyMatch(
                words -> words.starts("CREATE", "SCHEMA") || words.starts("CREATE", "EXTENSION"));
    boolean history = row.get("known") == null ? row.is("history") : row.is("known");
    boolean enough = history && (row.is("makes") || !makes);
    return List.of(
        Reading.of(
            "rights",
            enough ? Light.GREEN : Light.RED,
            "role " + row.text("role"),
            List.of(),
            history
                ? "GRANT CREATE ON DATABASE to the role: schemas or extensions are to be made"
                : "GRANT CREATE ON SCHEMA %s to the role: the history is kept there"
                    .formatted(work.historySchema())));
  }
}

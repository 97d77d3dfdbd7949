package dev.slipway.bench.backup;

import dev.slipway.testing.postgres.PgDatabase;
import java.sql.SQLException;

/** 5,000 tables of a key, an index and a few rows. */
final class SmallTables {

  /** As many at once as the locks of a server with its own settings allow. */
  private static final int AT_ONCE = 500;

  private static final int TABLES = 5_000;

  private static final String SQL =
      """
      DO $small$ BEGIN FOR i IN %d..%d LOOP
        EXECUTE format($sql$
          CREATE TABLE small_%%1$s (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
          INSERT INTO small_%%1$s (name) SELECT 'name ' || n FROM generate_series(1, 10) n;
          $sql$, i);
      END LOOP; END $small$""";

  private SmallTables() {}

  static void open(PgDatabase database) throws SQLException {
    for (int first = 1; first <= TABLES; first += AT_ONCE) {
      database.execute(SQL.formatted(first, first + AT_ONCE - 1));
    }
  }
}

package dev.slipway.backup.scope;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Sql;
import java.util.List;
import java.util.stream.Stream;

/** Whether a role may read all that a backup must hold; a part of it would be no backup. */
final class ReadRights {

  private ReadRights() {}

  /** Throws {@link BackupFailed} that names what may not be read. */
  static void check(String role, Rows tables, Rows sequences, List<String> largeObjects) {
    List<String> unreadable =
        Stream.of(
                unreadable(tables).map(row -> row.get("quoted")),
                unreadable(sequences).map(row -> "sequence " + row.get("name")),
                largeObjects.stream())
            .flatMap(names -> names)
            .toList();
    if (!unreadable.isEmpty()) {
      throw new BackupFailed(
          "No backup was taken: role "
              + role
              + " may not read all rows of "
              + String.join(", ", unreadable)
              + ". Nothing was written. Next: grant it SELECT there and USAGE of the schema (from"
              + " PostgreSQL 14 on: GRANT pg_read_all_data TO "
              + Sql.name(role)
              + "), with row security also BYPASSRLS; or back up as the owner, where it is not forced on"
              + " that one too.",
          null);
    }
  }

  private static Stream<Row> unreadable(Rows rows) {
    return rows.list().stream().filter(row -> !row.is("readable"));
  }
}

package dev.slipway.proof;

import dev.slipway.history.HistoryTables;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.objects.SchemaObjects;
import dev.slipway.postgres.objects.SchemaRights;
import dev.slipway.proof.SchemaPicture.Name;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes pictures of a schema in one session; the long query is planned once. */
final class SchemaReader {

  private static final String PREPARED = "slipway_picture";

  private static final String OBJECTS =
      "SELECT kind, name, definition FROM ("
          + SchemaObjects.queryWithPartitions(HistoryTables.NAMES)
          + ") o UNION ALL "
          + SchemaRights.queryWithPartitions(HistoryTables.NAMES);

  private final Session session;
  private boolean isPrepared;

  SchemaReader(Session session) {
    this.session = session;
  }

  /** Takes one. Throws {@link dev.slipway.postgres.SqlFailure}. */
  SchemaPicture read() {
    String prepare = isPrepared ? "" : "PREPARE " + PREPARED + " AS " + OBJECTS + ";\n";
    String whole =
        "BEGIN READ ONLY;\n"
            + SchemaObjects.settings(Optional.empty())
            + prepare
            + "EXECUTE "
            + PREPARED
            + ";\nCOMMIT";
    Map<Name, String> objects = new TreeMap<>();
    for (Row row : session.execute(whole).get(0).list()) {
      objects.put(new Name(row.text("kind"), row.text("name")), row.text("definition"));
    }
    isPrepared = true;
    return new SchemaPicture(objects);
  }
}

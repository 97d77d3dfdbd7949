package dev.slipway.proof;

import dev.slipway.history.HistoryTables;
import dev.slipway.history.SchemaChange;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.objects.SchemaObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that a schema is made of at one moment, without our own tables.
 *
 * @param objects the definition of each, by its kind and name
 */
record SchemaPicture(Map<Name, String> objects) {

  /** What tells an object from all others. */
  record Name(String kind, String name) implements Comparable<Name> {

    @Override
    public int compareTo(Name other) {
      int byName = name.compareTo(other.name);
      return byName == 0 ? kind.compareTo(other.kind) : byName;
    }
  }

  /** Takes one. Throws {@link dev.slipway.postgres.SqlFailure}. */
  static SchemaPicture of(Connector connector) {
    String ours = HistoryTables.NAMES.stream().map(Sql::literal).collect(Collectors.joining(", "));
    try (Session session = connector.open()) {
      Map<Name, String> objects = new TreeMap<>();
      String query =
          "SELECT kind, name, definition FROM ("
              + SchemaObjects.query(HistoryTables.NAMES)
              + ") o UNION ALL "
              + RightsSql.query(ours);
      String whole =
          "BEGIN READ ONLY;\n" + SchemaObjects.settings(Optional.empty()) + query + ";\nCOMMIT";
      for (Row row : session.execute(whole).get(0).list()) {
        objects.put(new Name(row.text("kind"), row.text("name")), row.text("definition"));
      }
      return new SchemaPicture(objects);
    }
  }

  /** What became of each object that was not so before. */
  List<SchemaChange> since(SchemaPicture before) {
    Set<Name> names = new TreeSet<>(objects.keySet());
    names.addAll(before.objects.keySet());
    List<SchemaChange> changes = new ArrayList<>();
    for (Name name : names) {
      String was = before.objects.get(name);
      String is = objects.get(name);
      if (was == null || !was.equals(is)) {
        changes.add(new SchemaChange(name.kind(), name.name(), was, is, null, null));
      }
    }
    return changes;
  }
}

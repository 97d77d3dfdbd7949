package dev.slipway.proof;

import dev.slipway.history.SchemaChange;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a schema is made of at one moment, without our own tables.
 *
 * @param objects the definition of each, by its kind and name
 */
public record SchemaPicture(Map<Name, String> objects) {

  /** What tells an object from all others. */
  public record Name(String kind, String name) implements Comparable<Name> {

    @Override
    public int compareTo(Name other) {
      int byName = name.compareTo(other.name);
      return byName == 0 ? kind.compareTo(other.kind) : byName;
    }
  }

  /** Takes one in a session of its own. Throws {@link dev.slipway.postgres.SqlFailure}. */
  public static SchemaPicture of(Connector connector) {
    try (Session session = connector.open()) {
      return new SchemaReader(session).read();
    }
  }

  /** The definitions of tables by their names. */
  public Map<String, String> tables() {
    Map<String, String> tables = new TreeMap<>();
    objects.forEach(
        (name, definition) -> {
          if (name.kind().equals("table")) {
            tables.put(name.name(), definition);
          }
        });
    return tables;
  }

  /** What became of each object that was not so before. */
  public List<SchemaChange> since(SchemaPicture before) {
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

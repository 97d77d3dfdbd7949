package dev.slipway.proof;

import dev.slipway.history.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

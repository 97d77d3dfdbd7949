package dev.slipway.mysql.translate;

import java.util.HashSet;
import java.util.Set;

/**
 * Names of indexes, which in MySQL are unique within their table, and in PostgreSQL among all
 * indexes, tables and sequences of a schema.
 */
final class UniqueNames {

  private final Set<String> taken = new HashSet<>();

  /** Takes a name that is as it is. */
  void take(String name) {
    taken.add(PgName.fit(name, ""));
  }

  /** A name that nobody has: the one that is wanted, else with its table's in front. */
  String give(String wanted, String table) {
    String longer = table + "_" + wanted;
    String name = PgName.fit(wanted, "");
    for (int number = 1; taken.contains(name); number++) {
      name = PgName.fit(longer, number == 1 ? "" : "_" + number);
    }
    taken.add(name);
    return name;
  }
}

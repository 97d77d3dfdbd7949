package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables whose locks gather in one transaction, and the order of them in a set of migrations.
 */
public final class TransactionLocks {

  /** A transaction that locks more is told of anyway; each pair of them is remembered. */
  private static final int MOST = 200;

  private static final int SHOWN = 20;

  private final Map<String, String> orders = new HashMap<>();
  private final Set<String> held = new LinkedHashSet<>();

  /** A transaction begins. */
  public void begin() {
    held.clear();
  }

  /**
   * What comes of a statement.
   *
   * @param where it stands, for the one that reverses its order
   */
  public Stream<Danger> look(Linted linted, String where) {
    String table = locked(linted);
    if (table == null || linted.outside() || !held.add(table) || held.size() == 1) {
      return Stream.empty();
    }
    Stream.Builder<Danger> found = Stream.builder();
    found.add(
        Danger.of(
            HazardKind.MANY_LOCKS,
            "reads and writes of " + heldTables() + " until the transaction ends",
            "Each lock that is waited for holds up those behind it, and all are kept to the end.",
            "-- each table in a file of its own, or a COMMIT between them"));
    for (String earlier : held.size() > MOST ? Set.<String>of() : held) {
      String reversed = orders.get(table + " < " + earlier);
      if (!earlier.equals(table) && reversed != null) {
        found.add(reversed(table, earlier, reversed));
      }
      orders.putIfAbsent(earlier + " < " + table, where);
    }
    return found.build();
  }

  private String heldTables() {
    int more = held.size() - SHOWN;
    return held.stream().limit(SHOWN).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static Danger reversed(String table, String earlier, String where) {
    return Danger.of(
        HazardKind.LOCK_ORDER,
        earlier + " and " + table + ": two sessions may wait for each other",
        "Here " + earlier + " is locked first, at " + where + " it is " + table + ".");
  }

  private static @Nullable String locked(Linted linted) {
    StatementWords words = linted.words();
    int at = words.after(0, "ALTER", "TABLE", "IF?", "EXISTS?", "ONLY?");
    at = Math.max(at, words.after(0, "DROP", "TABLE", "IF?", "EXISTS?"));
    at = Math.max(at, words.after(0, "TRUNCATE", "TABLE?", "ONLY?"));
    boolean shared = words.contains("VALIDATE", "CONSTRAINT");
    return at < 0 || shared || linted.made().hasTable(words, at) ? null : words.nameAt(at);
  }
}

package dev.slipway.sql;

import java.util.Optional;

/**
 * A savepoint that a statement sets or goes back to or releases (PostgreSQL manual, SAVEPOINT).
 *
 * @param name as it is stored
 * @param isSet false where it must be there already
 */
public record Savepoint(String name, boolean isSet) {

  /** What a statement does to a savepoint, when it does. */
  public static Optional<Savepoint> of(StatementWords words) {
    int set = words.after(0, "SAVEPOINT");
    int released = words.after(0, "RELEASE", "SAVEPOINT?");
    int back = words.starts("ROLLBACK") || words.starts("ABORT") ? words.indexOf("TO") : -1;
    if (set >= 0) {
      return Optional.of(new Savepoint(Names.folded(words.at(set)), true));
    }
    int name = back >= 0 ? words.after(back, "TO", "SAVEPOINT?") : released;
    return name < 0
        ? Optional.empty()
        : Optional.of(new Savepoint(Names.folded(words.at(name)), false));
  }
}

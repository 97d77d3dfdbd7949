package dev.slipway.sql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a definition builds on a table, and so what it locks there (PostgreSQL manual, chapter 13.3
 * "Explicit Locking").
 *
 * @param table as written
 * @param name of the index or constraint, as written
 * @param referenced for a foreign key the other table, as written; else null
 */
public record TableUse(Kind kind, String table, String name, @Nullable String referenced) {

  /** What is built. */
  public enum Kind {
    /** Shares its table with others of its kind. */
    INDEX,
    /** A primary key, or a unique or exclusion constraint. */
    INDEXED_CONSTRAINT,
    FOREIGN_KEY
  }

  /** What a statement builds, when it is one of these. */
  public static Optional<TableUse> of(StatementWords words) {
    int index = words.after(0, "CREATE", "UNIQUE?", "INDEX");
    return index < 0 ? constraint(words) : index(words, index);
  }

  private static Optional<TableUse> index(StatementWords words, int name) {
    int table = words.after(name + 1, "ON", "ONLY?");
    return table < 0
        ? Optional.empty()
        : Optional.of(new TableUse(Kind.INDEX, words.nameAt(table), words.nameAt(name), null));
  }

  private static Optional<TableUse> constraint(StatementWords words) {
    int table = words.after(0, "ALTER", "TABLE", "ONLY?");
    int name = table < 0 ? -1 : words.after(Names.lastPart(words, table) + 1, "ADD", "CONSTRAINT");
    return switch (name < 0 ? "" : words.at(name + 1)) {
      case "PRIMARY", "UNIQUE", "EXCLUDE" ->
          Optional.of(
              new TableUse(Kind.INDEXED_CONSTRAINT, words.nameAt(table), words.nameAt(name), null));
      case "FOREIGN" -> foreignKey(words, table, name);
      default -> Optional.empty();
    };
  }

  private static Optional<TableUse> foreignKey(StatementWords words, int table, int name) {
    int references = words.indexOf("REFERENCES");
    String other = references < 0 ? null : words.nameAt(references + 1);
    return Optional.of(
        new TableUse(Kind.FOREIGN_KEY, words.nameAt(table), words.nameAt(name), other));
  }
}

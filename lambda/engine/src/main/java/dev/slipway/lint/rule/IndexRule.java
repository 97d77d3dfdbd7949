package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.stream.Stream;

/** Indexes that are built or dropped under a lock (PostgreSQL manual, chapter 13.3.2). */
public final class IndexRule implements Rule {

  @Override
  public Stream<Danger> look(Linted linted) {
    StatementWords words = linted.words();
    if (words.after(0, "CREATE", "UNIQUE?", "INDEX") >= 0) {
      return built(linted);
    }
    if (words.starts("DROP", "INDEX")) {
      return dropped(linted);
    }
    return words.starts("REINDEX") && !words.contains("CONCURRENTLY")
        ? builtAgain(linted)
        : Stream.empty();
  }

  private static Stream<Danger> built(Linted linted) {
    StatementWords words = linted.words();
    int table = words.after(words.indexOf("ON"), "ON", "ONLY?");
    boolean safe = words.after(0, "CREATE", "UNIQUE?", "INDEX", "CONCURRENTLY") >= 0;
    return safe || table < 0 || linted.made().hasTable(words, table)
        ? Stream.empty()
        : Stream.of(
            Danger.of(
                HazardKind.BLOCKING_INDEX,
                "writes to " + words.nameAt(table) + " until the index is built",
                "CREATE INDEX holds a SHARE lock while it reads the whole table.",
                linted.with("INDEX", "CONCURRENTLY")));
  }

  private static Stream<Danger> dropped(Linted linted) {
    StatementWords words = linted.words();
    int name = words.after(0, "DROP", "INDEX", "IF?", "EXISTS?");
    boolean safe = words.at(2).equals("CONCURRENTLY") || linted.made().has("INDEX", words, name);
    return safe
        ? Stream.empty()
        : Stream.of(
            Danger.of(
                HazardKind.BLOCKING_INDEX_DROP,
                "reads and writes of its table while it waits for every open transaction there",
                "DROP INDEX takes an ACCESS EXCLUSIVE lock on the table.",
                linted.with("INDEX", "CONCURRENTLY")));
  }

  private static Stream<Danger> builtAgain(Linted linted) {
    StatementWords words = linted.words();
    int kind = words.at(1).equals("(") ? words.indexOf(")") + 1 : 1;
    return Stream.of(
        Danger.of(
            HazardKind.BLOCKING_REINDEX,
            "writes to the table of "
                + words.nameAt(kind + 1)
                + ", and reads that would use the index",
            "REINDEX holds a SHARE lock on the table and an ACCESS EXCLUSIVE one on the index.",
            linted.with(words.at(kind), "CONCURRENTLY")));
  }
}

package dev.slipway.lint.rule;

import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a set of migrations has made itself: nobody waits for that, and nobody misses it. */
public final class MadeThings {

  private static final List<String> KINDS =
      List.of(
          "TABLE",
          "VIEW",
          "INDEX",
          "TYPE",
          "FUNCTION",
          "PROCEDURE",
          "SEQUENCE",
          "SCHEMA",
          "DOMAIN");

  private final Set<String> names = new HashSet<>();
  private final KnownThings known;

  /** Nothing so far, where some things are known of what was there before. */
  public MadeThings(KnownThings known) {
    this.known = known;
  }

  /** Takes note of what a statement makes. */
  public void learn(Statement statement, StatementWords words) {
    known.learn(statement, words);
    if (words.starts("CREATE")) {
      learnNames(words);
    }
  }

  /** What is known of tables, those that were there before among them. */
  KnownThings known() {
    return known;
  }

  private void learnNames(StatementWords words) {
    for (String kind : KINDS) {
      int at = kindAt(words, kind);
      if (at >= 0 && !words.at(at).equals("ON")) {
        names.add(kind + " " + words.lastNameAt(at));
      }
    }
  }

  /** The index of the name; -1 where that is not what is made. */
  private static int kindAt(StatementWords words, String kind) {
    for (int i = 1; i < 6; i++) {
      int at = words.after(i, kind, "CONCURRENTLY?", "IF?", "NOT?", "EXISTS?");
      if (at >= 0) {
        return at;
      }
      if (words.at(i).equals("(") || words.at(i).equals("AS")) {
        return -1;
      }
    }
    return -1;
  }

  boolean hasTable(StatementWords words, int at) {
    String name = words.lastNameAt(at);
    return names.contains("TABLE " + name) || names.contains("VIEW " + name);
  }

  boolean has(String kind, StatementWords words, int at) {
    return names.contains(kind + " " + words.lastNameAt(at));
  }
}

package dev.slipway.backfill.file;

import dev.slipway.error.Problems;
import dev.slipway.sql.Statement;

/** What is wrong with a statement, each at its word. */
record Faults(Statement statement, Words words, Problems problems) {

  void add(int word, String what) {
    problems.add(statement.place(words.at(word).start()).toString(), what);
  }
}

package dev.slipway.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** Finds the literals that an INSERT puts into columns of certain names. */
final class SecretColumns {

  private final StatementWords words;
  private final Predicate<String> secret;
  private final List<Boolean> columns = new ArrayList<>();

  /** {@code secret} tells a column by its name as it is stored. */
  SecretColumns(StatementWords words, Predicate<String> secret) {
    this.words = words;
    this.secret = secret;
  }

  /** Gives the index of each word that goes into such a column, whatever it is. */
  void find(IntConsumer found) {
    int list = words.starts("INSERT", "INTO") ? Names.lastPart(words, 2) + 1 : -1;
    if (list < 0) {
      return;
    }
    int at = words.at(list).equals("AS") ? list + 2 : list;
    if (!words.at(at).equals("(")) {
      return;
    }
    for (at++; !words.at(at).isEmpty() && !words.at(at).equals(")"); at++) {
      if (!words.at(at).equals(",")) {
        columns.add(secret.test(Names.folded(words.at(at))));
      }
    }
    while (!words.at(at).isEmpty() && !words.at(at).equals("VALUES")) {
      at++;
    }
    rows(at + 1, found);
  }

  private void rows(int from, IntConsumer found) {
    int depth = 0;
    int column = 0;
    for (int i = from; !words.at(i).isEmpty(); i++) {
      String word = words.at(i);
      if (word.equals("(")) {
        column = depth++ == 0 ? 0 : column;
      } else if (word.equals(")")) {
        depth--;
      } else if (word.equals(",") && depth == 1) {
        column++;
      } else if (depth > 0 && column < columns.size() && columns.get(column)) {
        found.accept(i);
      }
    }
  }
}

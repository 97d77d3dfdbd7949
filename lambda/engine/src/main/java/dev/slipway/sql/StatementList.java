package dev.slipway.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The statements that were read, some of which wait for their rows. */
final class StatementList {

  private final List<Statement> list = new ArrayList<>();
  private final Deque<Integer> waiting = new ArrayDeque<>();

  List<Statement> list() {
    return List.copyOf(list);
  }

  void add(Statement statement, boolean rowsFollow) {
    if (rowsFollow) {
      waiting.add(list.size());
    }
    list.add(statement);
  }

  /** The newest is sent once more; nothing when there is none. */
  void repeat(boolean generates) {
    if (!list.isEmpty()) {
      list.add(list.get(list.size() - 1).again(generates));
    }
  }

  boolean wantsRows() {
    return !waiting.isEmpty();
  }

  /** The rows of the first that waits. */
  void rows(Stretch rows) {
    int index = waiting.remove();
    list.set(index, list.get(index).with(rows));
  }

  void noMoreRows() {
    waiting.clear();
  }
}

package dev.slipway.bench.growth;

import java.util.List;

/**
 * A command whose cost is looked at as its work grows.
 *
 * @param work what there is n of
 * @param smallest n; the others are two, four and eight times as much
 * @param words of the command
 * @param state what it finds
 */
record Task(String work, int smallest, List<String> words, State state) {

  /** The database and the folder that a command finds. */
  enum State {
    /** An empty database and n migrations. */
    PENDING,
    /** n migrations, all but ten of them said to be applied. */
    BASELINED,
    /** n migrations, all applied. */
    APPLIED
  }

  static final List<Task> ALL =
      List.of(
          new Task("status of n migrations", 1250, List.of("status"), State.BASELINED),
          new Task("validate of n migrations", 1250, List.of("validate"), State.BASELINED),
          new Task("plan of n migrations", 1250, List.of("plan"), State.BASELINED),
          new Task("plan of n pending", 1250, List.of("plan"), State.PENDING),
          new Task("up of n pending", 125, List.of("up"), State.PENDING),
          new Task("drift of n tables", 125, List.of("drift"), State.APPLIED),
          new Task("backup of n tables", 50, List.of("backup"), State.APPLIED),
          new Task("proof of n migrations", 20, List.of("proof"), State.PENDING));

  List<Integer> sizes() {
    int scaled = smallest * Integer.getInteger("slipway.bench.scale", 100) / 100;
    return List.of(scaled, 2 * scaled, 4 * scaled, 8 * scaled);
  }
}

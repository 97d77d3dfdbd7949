package dev.slipway.backfill.file;

import dev.slipway.postgres.Sql;
import java.util.List;
import java.util.stream.Collectors;

/** How a key is written, for messages. */
final class KeyWords {

  private KeyWords() {}

  /** The conditions that bound a batch; those of {@code id} where nothing is known of the key. */
  static String example(List<String> key) {
    String columns =
        key.isEmpty() ? "id" : key.stream().map(Sql::plainName).collect(Collectors.joining(", "));
    String side = key.size() > 1 ? "(" + columns + ")" : columns;
    return "%s >= :batch_from AND %s <= :batch_to".formatted(side, side);
  }
}

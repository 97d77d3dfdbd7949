package dev.slipway.sql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The index that CREATE INDEX CONCURRENTLY builds.
 *
 * @param name as it is written, null when the server chooses one
 * @param table as it is written
 */
public record ConcurrentIndex(@Nullable String name, String table) {

  /** What a statement builds, when it is one. */
  public static Optional<ConcurrentIndex> builtBy(StatementWords words) {
    int at = words.after(0, "CREATE", "UNIQUE?", "INDEX", "CONCURRENTLY", "IF?", "NOT?", "EXISTS?");
    if (at < 0) {
      return Optional.empty();
    }
    boolean named = !words.at(at).equals("ON");
    String name = named ? Names.withoutEscapes(words.nameAt(at)) : null;
    int table = words.after(named ? at + 1 : at, "ON", "ONLY?");
    return table < 0
        ? Optional.empty()
        : Optional.of(new ConcurrentIndex(name, Names.withoutEscapes(words.nameAt(table))));
  }
}

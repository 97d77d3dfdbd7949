package dev.slipway.backfill.file;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.sql.SqlSyntaxException;
import java.util.Optional;

/** A backfill that no file holds, written as one. */
public final class UnfiledBackfill {

  private UnfiledBackfill() {}

  /**
   * The backfill of a text. Throws {@link InvalidInput} with all problems of it.
   *
   * @param where what messages call its place
   */
  public static Backfill read(String name, String where, String text) {
    Problems problems = new Problems();
    Optional<Backfill> backfill = Optional.empty();
    try {
      backfill = new BackfillReader(name, where, problems).read(text);
    } catch (SqlSyntaxException e) {
      problems.add(where, String.valueOf(e.getMessage()));
    }
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The change cannot be read:", list) + "\nNothing was done."));
    return backfill.orElseThrow();
  }
}

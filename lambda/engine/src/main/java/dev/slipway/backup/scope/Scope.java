package dev.slipway.backup.scope;

import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is to be read of a snapshot, under locks. */
public interface Scope<P> {

  /**
   * How failures are told.
   *
   * @param none what came of nothing, such as {@code No backup was taken}
   * @param again what to do once more, such as {@code back up again}
   * @param failure makes one of its message and its cause
   */
  record Words(
      String none,
      String again,
      BiFunction<String, @Nullable Throwable, SlipwayException> failure) {

    /** A failure that says so, and why. */
    public SlipwayException failure(String why, @Nullable Throwable cause) {
      return failure.apply(none + ": " + why, cause);
    }
  }

  /** How failures are told. */
  Words words();

  /** The tables to be locked, as LOCK TABLE names them; what may not be locked is told later. */
  List<String> lockable(Session keeper);

  /**
   * The plan, read in the session that reads the snapshot, which is left with a lock on every
   * table. Null when one was rewritten before it was locked, or something is gone. Throws what
   * {@link #words} make when something may not be read.
   *
   * @param origin what {@link dev.slipway.backup.part.SnapshotSql#ORIGIN} told
   * @param locked the tables that the session has locked
   */
  @Nullable P plan(Row origin, Set<String> locked);
}

package dev.slipway.transfer.copy;

import dev.slipway.postgres.Session;
import java.util.List;
import java.util.Objects;

/** Rows that go from one database into another, as they are at one moment. */
public interface RowCopy {

  /** What is done with a copy that is planned, while its moment lasts. */
  @FunctionalInterface
  interface Work<R> {
    /** Works with the session of the target; throws what it likes. */
    R with(Session target, CopyPlan plan);
  }

  /**
   * Looks at everything on both sides, and has the work done. Throws {@link CopyFailed} with all
   * that stands in the way, and what {@code work} throws.
   */
  <R> R planned(Work<R> work);

  /** Looks at everything, and does nothing. Throws as {@link #planned} does. */
  default void look() {
    Objects.requireNonNull(planned((into, plan) -> plan));
  }

  /**
   * What there is to say when all rows are in, a sentence each. Throws where they must not stay:
   * nothing is committed yet.
   */
  default List<String> loaded() {
    return List.of();
  }
}

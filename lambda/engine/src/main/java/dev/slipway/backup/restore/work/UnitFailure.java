package dev.slipway.backup.restore.work;

import dev.slipway.backup.restore.unit.DefinitionFailure;
import dev.slipway.backup.restore.unit.Unit;
import org.jspecify.annotations.Nullable;

/** A unit failed, or a worker before it had one. */
public final class UnitFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String subject;
  private final Throwable reason;

  UnitFailure(@Nullable Unit unit, Throwable reason) {
    super(reason);
    boolean inner = reason instanceof DefinitionFailure;
    this.subject =
        reason instanceof DefinitionFailure definition
            ? definition.subject()
            : unit == null ? "opening a session" : unit.subject();
    this.reason = inner ? ((DefinitionFailure) reason).failure() : reason;
  }

  /** What was being done. */
  public String subject() {
    return subject;
  }

  /** Why it failed. */
  public Throwable reason() {
    return reason;
  }
}

package dev.slipway.backup.restore.unit;

import dev.slipway.postgres.SqlFailure;

/** One of several statements that were sent together failed. */
public final class DefinitionFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String subject;
  private final transient SqlFailure failure;

  DefinitionFailure(String subject, SqlFailure failure) {
    super(subject, failure);
    this.subject = subject;
    this.failure = failure;
  }

  /** What the statement makes. */
  public String subject() {
    return subject;
  }

  /** What the server said. */
  public SqlFailure failure() {
    return failure;
  }
}

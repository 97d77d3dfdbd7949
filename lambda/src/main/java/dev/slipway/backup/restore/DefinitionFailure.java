package dev.slipway.backup.restore;

import dev.slipway.postgres.SqlFailure;

/** One of several statements that were sent together failed. */
final class DefinitionFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String subject;
  private final transient SqlFailure failure;

  DefinitionFailure(String subject, SqlFailure failure) {
    super(subject, failure);
    this.subject = subject;
    this.failure = failure;
  }

  String subject() {
    return subject;
  }

  SqlFailure failure() {
    return failure;
  }
}

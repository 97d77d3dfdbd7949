package dev.slipway.postgres.remedy;

/** What is known of a failure besides its SQLSTATE; a remedy may ask for some of it. */
public enum Fact {
  /** Asked for through the command line. */
  COMMAND_LINE,
  /** Asked for through the function. */
  FUNCTION,
  /** The function's time was over. */
  AT_DEADLINE,
  /** We had it cancelled, for somebody has asked for the end. */
  INTERRUPTED,
  /** It was statement_timeout that cancelled it. */
  TIMED_OUT,
  /** It was somebody who cancelled it. */
  CANCELLED,
  /** The file sets a statement_timeout in its options. */
  TIMEOUT_IN_FILE,
  /** A statement_timeout is configured for all files. */
  TIMEOUT_CONFIGURED,
  /** No run has applied anything to this database before. */
  FIRST_RUN,
  /** An attempt before has done some of the file, in a session that has ended. */
  RESUMED,
  /** It was a check of a VERIFY section. */
  IN_VERIFY,
  /** It ran in a transaction of ours. */
  IN_TRANSACTION,
  /** It stands between the author's BEGIN and COMMIT. */
  IN_BLOCK,
  /** It ran outside of transactions. */
  OUTSIDE,
  /** A function was running. */
  IN_FUNCTION,
  /** It was a statement of ours, not one of a file. */
  OURS
}

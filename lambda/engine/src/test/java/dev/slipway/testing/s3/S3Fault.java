package dev.slipway.testing.s3;

/** What may happen to a request on its way to S3. */
public enum S3Fault {
  /** It passes. */
  NONE,
  /** S3 answers 500, and does nothing. */
  INTERNAL_ERROR,
  /** S3 answers 503 and asks to slow down. */
  SLOW_DOWN,
  /** S3 answers 403. */
  ACCESS_DENIED,
  /** The connection is reset when half of the body is sent; S3 sees nothing of it. */
  CUT_REQUEST,
  /** Half of the body is taken, and then nothing more, nor is there an answer. */
  STALL,
  /** S3 does it, and the connection is reset before it answers. */
  LOSE_ANSWER,
  /** S3 does it, and the connection is closed in the middle of the answer. */
  CUT_ANSWER
}

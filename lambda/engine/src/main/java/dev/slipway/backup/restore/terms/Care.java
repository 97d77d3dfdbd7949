package dev.slipway.backup.restore.terms;

/** What becomes of a restore when the server refuses a part of it. */
public enum Care {
  /**
   * The server is asked to make all definitions, and to forget them, before anything is touched.
   */
  TRIED_FIRST,
  /** It ends there; the same restore goes on. */
  ENDS,
  /** The part is left out and named, and the rest is restored. */
  KEEPS_GOING
}

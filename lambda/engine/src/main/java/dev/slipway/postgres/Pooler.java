package dev.slipway.postgres;

/** What is said when a connection pooler would move us between sessions. */
public final class Pooler {

  /** The refusal, complete but for what gave the pooler away. */
  public static final String REFUSAL =
      "A connection pooler in transaction mode stands between us and the server. The run lock and"
          + " session settings would be lost between statements. Connect to the server itself, or"
          + " to a pool in session mode.";

  private Pooler() {}
}

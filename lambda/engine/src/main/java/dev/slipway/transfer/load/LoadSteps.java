package dev.slipway.transfer.load;

import dev.slipway.postgres.Session;

/** What somebody else does in the transaction of a load. Every step does nothing by default. */
public interface LoadSteps {

  /** Nothing else is done. */
  LoadSteps NONE = new LoadSteps() {};

  /** The tables are empty, or locked, and no row is in yet. */
  default void before(Session session) {}

  /** All rows are in; keys were not looked at in every case. */
  default void after(Session session) {}

  /** Statements of ours that commit together with the rows, each with its semicolon. */
  default String atCommit() {
    return "";
  }
}

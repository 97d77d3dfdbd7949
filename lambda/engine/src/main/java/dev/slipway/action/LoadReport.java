package dev.slipway.action;

import java.util.Optional;

/** The report of an action that loads rows: how the rows went in is how it came out. */
public interface LoadReport extends Report {

  /** What came of the rows. */
  LoadOutcome outcome();

  @Override
  default Verdict verdict() {
    return outcome().verdict();
  }

  @Override
  default Optional<ActionFailed> failure() {
    return outcome().failure(this);
  }
}

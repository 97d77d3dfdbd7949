package dev.slipway.run;

import dev.slipway.config.Settings;
import dev.slipway.ledger.Deadline;
import dev.slipway.ledger.LedgerTerms;

/** What a run has to keep to, and who hears of it. */
public record RunTerms(Settings settings, Deadline deadline, RunListener listener) {

  /** What of it is about runs of every kind. */
  public LedgerTerms ledger() {
    return new LedgerTerms(settings, deadline, listener);
  }
}

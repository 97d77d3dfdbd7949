package dev.slipway.ledger;

import dev.slipway.config.Consent;
import dev.slipway.config.Settings;
import dev.slipway.history.Deploy;
import dev.slipway.history.RunEntry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every run has to keep to, whatever it does, and who hears of it. */
public record LedgerTerms(Settings settings, Deadline deadline, LedgerListener listener) {

  /**
   * What is written down of a run that begins now.
   *
   * @param mayChange whether what migrations build on may be another after it
   * @param deploy the deploy that it is a part of, null for none
   */
  RunEntry entry(String action, boolean mayChange, String toolVersion, @Nullable Deploy deploy) {
    return new RunEntry(
        UUID.randomUUID(),
        action,
        mayChange,
        settings.environment(),
        settings.consents().contains(Consent.ENVIRONMENT_CHANGED),
        toolVersion,
        settings.invokedBy(),
        deploy);
  }
}

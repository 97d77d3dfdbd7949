package dev.slipway.ledger;

import dev.slipway.config.Consent;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The environment that a database is of, as its newest run has said it, held against the one that
 * is said now: whoever forgets to say it must not change production as if it were development.
 */
final class RememberedEnvironment {

  private final Settings settings;

  RememberedEnvironment(Settings settings) {
    this.settings = settings;
  }

  /** Throws {@link InvalidInput} when another one is remembered and nobody said it has changed. */
  void refuse(@Nullable String remembered) {
    if (settings.consents().contains(Consent.ENVIRONMENT_CHANGED)) {
      return;
    }
    differs(remembered)
        .ifPresent(
            text -> {
              throw new InvalidInput(
                  text
                      + ". Nothing was done. Set ENVIRONMENT (--environment) to "
                      + remembered
                      + "; or, if the database is of "
                      + settings.environment()
                      + " from now on, say so once with "
                      + Consent.ENVIRONMENT_CHANGED.words()
                      + ".");
            });
  }

  /** Tells of another one that is remembered. */
  void tell(Optional<String> remembered, LedgerListener listener) {
    remembered.flatMap(this::differs).ifPresent(listener::notice);
  }

  private Optional<String> differs(@Nullable String remembered) {
    String said = settings.environment();
    return remembered == null || remembered.strip().equalsIgnoreCase(said)
        ? Optional.empty()
        : Optional.of(
            "This database is remembered as "
                + remembered
                + ", and ENVIRONMENT is "
                + said
                + " here (dev where nobody says one)");
  }
}

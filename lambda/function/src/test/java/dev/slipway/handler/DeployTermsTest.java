package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.config.Consent;
import dev.slipway.error.InvalidInput;
import dev.slipway.testing.function.DeployEvents;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What variables and properties say of deploys, in templates that were written by hand. */
class DeployTermsTest {

  @Test
  void isCarefulWhereNothingIsSaid() {
    DeployTerms terms = DeployTerms.of(Map.of());
    assertThat(terms.reverts()).isFalse();
    assertThat(terms.outOfOrder()).isEqualTo(false);
    assertThat(terms.backfills()).isFalse();
    assertThat(terms.consents(Consent.values())).isEmpty();
  }

  @Test
  void wordsCountInWhateverCase() {
    DeployTerms terms =
        DeployTerms.of(
            Map.of(
                "ON_ROLLBACK", "revert",
                "DEPLOY_OUT_OF_ORDER", "LEAVE",
                "DEPLOY_BACKFILL", "True",
                "DEPLOY_CONSENTS", "Existing, acceptdrift"));
    assertThat(terms.reverts()).isTrue();
    assertThat(terms.outOfOrder()).isEqualTo("leave");
    assertThat(terms.backfills()).isTrue();
    assertThat(terms.consents(Consent.values())).containsOnlyKeys("existing", "acceptDrift");
    assertThat(event("Revert").reverts()).isTrue();
  }

  @Test
  void propertyThatIsNotKnownIsRefused() {
    assertThatThrownBy(event("undo")::requireKnown)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("onRollback: must be KEEP or REVERT");
  }

  private static DeployEvent event(String onRollback) {
    return DeployEvent.of(DeployEvents.create(Map.of("onRollback", onRollback)));
  }
}

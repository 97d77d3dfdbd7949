package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.config.SecretStore;
import org.junit.jupiter.api.Test;

/** What a store of secrets must do, whoever serves it. */
interface SecretStoreContract {

  String TEXT = "{\"username\":\"app\",\"password\":\"grün \\\" $1\"}";

  /** A store that has read nothing yet. */
  SecretStore store();

  /** Stores a secret under a new name, which is returned. */
  String put(String text);

  /** Changes a secret. */
  void change(String id, String text);

  @Test
  default void readsTheTextAsItIs() {
    assertThat(store().read(put(TEXT)).value()).isEqualTo(TEXT);
  }

  @Test
  default void keepsWhatItHasReadUntilItIsToReadAgain() {
    SecretStore store = store();
    String id = put("old");
    assertThat(store.read(id).value()).isEqualTo("old");
    change(id, "new");
    assertThat(store.read(id).value()).isEqualTo("old");
    assertThat(store.readAgain(id).value()).isEqualTo("new");
    assertThat(store.read(id).value()).isEqualTo("new");
  }

  @Test
  default void missingSecretIsNamedWithAdvice() {
    assertThatThrownBy(() -> store().read("slipway-no-such-secret"))
        .isInstanceOf(AwsFailure.class)
        .hasMessageContaining("The database's secret cannot be read (ResourceNotFoundException: ")
        .hasMessageContaining("Check the right secretsmanager:GetSecretValue")
        .hasMessageEndingWith("DB_SECRET_ARN: slipway-no-such-secret. Nothing was done.");
  }
}

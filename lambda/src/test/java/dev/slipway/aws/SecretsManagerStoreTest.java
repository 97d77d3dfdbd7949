package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.config.SecretStore;
import dev.slipway.testing.SecretsManagerServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of the secret store, kept with a stand-in, and how it takes its faults. */
class SecretsManagerStoreTest implements SecretStoreContract {

  private static final SecretsManagerServer SERVER = new SecretsManagerServer();

  @RegisterExtension
  static final AwsProperties AWS =
      AwsProperties.of("aws.endpointUrlSecretsManager", SERVER::endpoint);

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  @Override
  public SecretStore store() {
    return new SecretsManagerStore();
  }

  @Override
  public String put(String text) {
    String id = "secret-" + UUID.randomUUID();
    SERVER.put(id, text);
    return id;
  }

  @Override
  public void change(String id, String text) {
    SERVER.put(id, text);
  }

  @Test
  void whatWasReadAheadIsNotReadTwice() {
    String id = put(TEXT);
    int before = SERVER.calls();
    SecretsManagerStore store = new SecretsManagerStore();
    store.prefetch(id);
    assertThat(store.read(id).value()).isEqualTo(TEXT);
    assertThat(SERVER.calls() - before).isEqualTo(1);
  }

  @Test
  void aFailureOfReadingAheadIsThrownByTheFirstReadAndForgotten() {
    String id = put(TEXT);
    SecretsManagerStore store = new SecretsManagerStore();
    SERVER.failNext(400, "AccessDeniedException", "not authorized");
    store.prefetch(id);
    assertThatThrownBy(() -> store.read(id))
        .isInstanceOf(AwsFailure.class)
        .hasMessageContaining("(AccessDeniedException: not authorized)");
    assertThat(store.read(id).value()).isEqualTo(TEXT);
  }

  @Test
  void aServerErrorThatPassesIsNotNoticed() {
    String id = put(TEXT);
    SERVER.failNext(500, "InternalServiceError", "try again");
    assertThat(store().read(id).value()).isEqualTo(TEXT);
  }
}

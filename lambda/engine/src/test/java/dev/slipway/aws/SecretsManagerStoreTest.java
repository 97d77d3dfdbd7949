package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.config.SecretStore;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.aws.SecretsManagerServer;
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
  void whatCouldNotBeReadAheadIsReadByTheFirstRead() {
    String id = put(TEXT);
    SecretsManagerStore store = new SecretsManagerStore();
    SERVER.failNext(400, "DecryptionFailure", "the key is gone");
    SERVER.failNext(400, "DecryptionFailure", "the key is gone");
    store.prefetch(id);
    assertThatThrownBy(() -> store.read(id))
        .isInstanceOf(AwsFailure.class)
        .hasMessageContaining("(DecryptionFailure: the key is gone)");
    assertThat(store.read(id).value()).isEqualTo(TEXT);
  }

  @Test
  void aRightThatArrivesLateIsWaitedForButNotWhileReadingAhead() {
    String id = put(TEXT);
    int before = SERVER.calls();
    deny(3);
    SecretsManagerStore store = new SecretsManagerStore();
    store.prefetch(id);
    assertThat(SERVER.calls() - before).isEqualTo(1);
    assertThat(store.read(id).value()).isEqualTo(TEXT);
    assertThat(SERVER.calls() - before).isEqualTo(4);
  }

  @Test
  void aRightThatStaysAwayIsToldAfterFiveTries() {
    String id = put(TEXT);
    int before = SERVER.calls();
    deny(5);
    SecretsManagerStore store = new SecretsManagerStore();
    assertThatThrownBy(() -> store.read(id))
        .isInstanceOf(AwsFailure.class)
        .hasMessageContaining("(AccessDeniedException: not authorized)");
    assertThat(SERVER.calls() - before).isEqualTo(5);
    assertThat(store.read(id).value()).isEqualTo(TEXT);
  }

  private static void deny(int times) {
    for (int i = 0; i < times; i++) {
      SERVER.failNext(400, "AccessDeniedException", "not authorized");
    }
  }

  @Test
  void aServerErrorThatPassesIsNotNoticed() {
    String id = put(TEXT);
    SERVER.failNext(500, "InternalServiceError", "try again");
    assertThat(store().read(id).value()).isEqualTo(TEXT);
  }
}

package dev.slipway.aws;

import dev.slipway.config.SecretStore;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.aws.LocalStack;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The contract of the secret store, kept with LocalStack. */
class LocalStackSecretsTest implements SecretStoreContract {

  @RegisterExtension
  static final AwsProperties AWS =
      AwsProperties.of("aws.endpointUrlSecretsManager", LocalStack::endpoint);

  private final SecretsManagerClient client =
      SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();

  @Override
  public SecretStore store() {
    return new SecretsManagerStore();
  }

  @Override
  public String put(String text) {
    String name = "secret-" + UUID.randomUUID();
    return client.createSecret(request -> request.name(name).secretString(text)).arn();
  }

  @Override
  public void change(String id, String text) {
    client.putSecretValue(request -> request.secretId(id).secretString(text));
  }
}

package dev.slipway.aws;

import dev.slipway.config.CredentialSource;
import dev.slipway.config.CredentialStores;
import dev.slipway.config.SecretStore;
import org.jspecify.annotations.Nullable;

/** Secrets Manager and IAM. A client is made when it is first needed, and kept. */
public final class AwsCredentialStores implements CredentialStores {

  private @Nullable SecretsManagerStore secrets;

  /** Reads a secret ahead of its first use; a failure is thrown at that use. */
  public void prefetch(String id) {
    secretsManager().prefetch(id);
  }

  @Override
  public SecretStore secrets() {
    return secretsManager();
  }

  @Override
  public CredentialSource iam(String host, int port, String user) {
    return new IamTokens(host, port, user);
  }

  private SecretsManagerStore secretsManager() {
    if (secrets == null) {
      secrets = new SecretsManagerStore();
    }
    return secrets;
  }
}

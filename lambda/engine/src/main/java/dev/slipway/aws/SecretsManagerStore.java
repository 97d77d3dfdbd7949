package dev.slipway.aws;

import dev.slipway.config.Secret;
import dev.slipway.config.SecretStore;
import dev.slipway.error.SlipwayException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets of AWS Secrets Manager; each is read once, and again only when it is asked for. */
final class SecretsManagerStore implements SecretStore {

  private final Map<String, Secret> known = new HashMap<>();
  private @Nullable SecretsManagerClient client;

  /** Reads ahead; what cannot be read now is read by the first {@link #read}. */
  void prefetch(String id) {
    try {
      keep(id, () -> text(id));
    } catch (SlipwayException e) {
      known.remove(id);
    }
  }

  @Override
  public Secret read(String id) {
    Secret secret = known.get(id);
    return secret == null ? readAgain(id) : secret;
  }

  /** The secret's text as it is now; empty for a secret that holds bytes. */
  @Override
  public Secret readAgain(String id) {
    return keep(id, () -> FreshRights.awaited(() -> text(id)));
  }

  private String text(String id) {
    String text = client().getSecretValue(request -> request.secretId(id)).secretString();
    return Objects.requireNonNullElse(text, "");
  }

  private Secret keep(String id, Supplier<String> text) {
    try {
      Secret secret = new Secret(text.get());
      known.put(id, secret);
      return secret;
    } catch (SdkException e) {
      throw AwsFailure.of(
          "The database's secret cannot be read",
          e,
          "Check the right secretsmanager:GetSecretValue (and kms:Decrypt), that Secrets Manager is"
              + " reached (by an interface endpoint in an isolated subnet), and DB_SECRET_ARN: "
              + id
              + ".");
    }
  }

  private SecretsManagerClient client() {
    if (client == null) {
      client = AwsAccess.client(SecretsManagerClient.builder());
    }
    return client;
  }
}

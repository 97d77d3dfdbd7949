package dev.slipway.aws;

import dev.slipway.config.Secret;
import dev.slipway.config.SecretStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets of AWS Secrets Manager; each is read once, and again only when it is asked for. */
final class SecretsManagerStore implements SecretStore {

  private static final Pattern ARN =
      Pattern.compile("arn:[^:]+:secretsmanager:(?<region>[a-z0-9-]+):.*");

  private final Map<String, Secret> known = new HashMap<>();
  private final Map<String, AwsFailure> failures = new HashMap<>();
  private final Map<String, SecretsManagerClient> clients = new HashMap<>();

  /** Reads ahead; a failure is kept and thrown by the first {@link #read}, unless it may pass. */
  void prefetch(String id) {
    try {
      keep(id, () -> text(id));
    } catch (AwsFailure e) {
      failures.put(id, e);
    }
  }

  @Override
  public Secret read(String id) {
    AwsFailure failure = failures.remove(id);
    if (failure != null && !failure.isDenial()) {
      throw failure;
    }
    Secret secret = known.get(id);
    return secret == null ? readAgain(id) : secret;
  }

  /** The secret's text as it is now; empty for a secret that holds bytes. */
  @Override
  public Secret readAgain(String id) {
    return keep(id, () -> Denial.outlasted(() -> text(id)));
  }

  private String text(String id) {
    String text = client(id).getSecretValue(request -> request.secretId(id)).secretString();
    return Objects.requireNonNullElse(text, "");
  }

  private Secret keep(String id, Supplier<String> text) {
    try {
      Secret secret = new Secret(text.get());
      known.put(id, secret);
      return secret;
    } catch (SdkException e) {
      throw new AwsFailure(
          "The database's secret cannot be read",
          e,
          "Check the right secretsmanager:GetSecretValue (and kms:Decrypt), that Secrets Manager is"
              + " reached (by an interface endpoint in an isolated subnet), and DB_SECRET_ARN: "
              + id
              + ".");
    }
  }

  /** An ARN names its region; of another name it is the configured one. */
  private SecretsManagerClient client(String id) {
    Matcher arn = ARN.matcher(id);
    String region = arn.matches() ? arn.group("region") : System.getenv("AWS_REGION");
    return clients.computeIfAbsent(
        String.valueOf(region), any -> AwsAccess.client(SecretsManagerClient.builder(), region));
  }
}

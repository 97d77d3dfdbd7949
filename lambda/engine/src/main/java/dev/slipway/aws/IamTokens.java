package dev.slipway.aws;

import dev.slipway.config.CredentialSource;
import dev.slipway.config.Credentials;
import dev.slipway.config.Secret;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * A fresh token for every connection (Amazon RDS User Guide, "IAM database authentication"): one is
 * good for 15 minutes. It is the signed address of a request that nobody sends, so the SDK's signer
 * makes it, without the many classes of its RDS client.
 */
record IamTokens(String host, int port, String user) implements CredentialSource {

  private static final String SERVICE = "rds-db";
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  @Override
  public Credentials current() {
    return at(Clock.systemUTC());
  }

  /** The token that is made when the clock stands there. */
  Credentials at(Clock clock) {
    try {
      String address = AwsV4HttpSigner.create().sign(request(clock)).request().getUri().toString();
      return new Credentials(user, new Secret(address.substring("https://".length())));
    } catch (SdkException e) {
      throw AwsFailure.of(
          "No IAM token for user " + user, e, "Check the AWS credentials and region.");
    }
  }

  @Override
  public boolean renew(Credentials refused) {
    return false;
  }

  private SignRequest<AwsCredentialsIdentity> request(Clock clock) {
    String region = new DefaultAwsRegionProviderChain().getRegion().id();
    return SignRequest.builder(
            (AwsCredentialsIdentity) AwsAccess.credentials().resolveCredentials())
        .request(connect())
        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, LIFETIME)
        .putProperty(HttpSigner.SIGNING_CLOCK, clock)
        .build();
  }

  private SdkHttpRequest connect() {
    return SdkHttpRequest.builder()
        .method(SdkHttpMethod.GET)
        .protocol("https")
        .host(host)
        .port(port)
        .encodedPath("/")
        .putRawQueryParameter("DBUser", user)
        .putRawQueryParameter("Action", "connect")
        .build();
  }
}

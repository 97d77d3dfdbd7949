package dev.slipway.aws;

import dev.slipway.config.CredentialSource;
import dev.slipway.config.Credentials;
import dev.slipway.config.Secret;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsUtilities;

/**
 * A fresh token for every connection (Amazon RDS User Guide, "IAM database authentication"): one is
 * good for 15 minutes.
 */
public record IamTokens(String host, int port, String user) implements CredentialSource {

  @Override
  public Credentials current() {
    try {
      String token =
          RdsUtilities.builder()
              .region(region())
              .credentialsProvider(AwsAccess.credentials())
              .build()
              .generateAuthenticationToken(
                  request -> request.hostname(host).port(port).username(user));
      return new Credentials(user, new Secret(token));
    } catch (SdkException e) {
      throw new AwsFailure(
          "No IAM token for user " + user, e, "Check the AWS credentials and region.");
    }
  }

  @Override
  public boolean renew() {
    return false;
  }

  private static software.amazon.awssdk.regions.Region region() {
    return new software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain().getRegion();
  }
}

package dev.slipway.infra.database;

import software.amazon.awscdk.services.secretsmanager.ISecret;

/** How the function logs in to the database. */
public sealed interface LogIn {

  /** With user and password of a secret, which is read by the function and never by the CDK. */
  record BySecret(ISecret secret) implements LogIn {

    @Override
    public String text() {
      return secret.getSecretArn();
    }
  }

  /**
   * As a user that logs in by IAM, without a password.
   *
   * @param server what IAM calls the server: the resource id of an instance, a cluster or a proxy
   */
  record ByIam(String user, String server) implements LogIn {

    @Override
    public String text() {
      return user;
    }
  }

  /** What tells it from other log-ins, and is no secret. */
  String text();
}

package dev.slipway.config;

/**
 * Where credentials come from that no variable holds. Nothing is reached before it is asked for.
 */
public interface CredentialStores {

  /** The secrets that DB_SECRET_ARN names one of. */
  SecretStore secrets();

  /** Tokens for {@code DB_AUTH=iam}. */
  CredentialSource iam(String host, int port, String user);
}

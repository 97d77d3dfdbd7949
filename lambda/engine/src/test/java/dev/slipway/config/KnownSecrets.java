package dev.slipway.config;

import java.util.Map;
import java.util.TreeMap;

/** Secrets in memory; a token of IAM is made of what it is asked for. */
final class KnownSecrets implements CredentialStores, SecretStore {

  private final Map<String, String> secrets = new TreeMap<>();

  KnownSecrets with(String id, String text) {
    secrets.put(id, text);
    return this;
  }

  @Override
  public SecretStore secrets() {
    return this;
  }

  @Override
  public CredentialSource iam(String host, int port, String user) {
    Secret token = new Secret("token for " + host + ":" + port);
    return CredentialSource.of(new Credentials(user, token));
  }

  @Override
  public Secret read(String id) {
    return new Secret(secrets.get(id));
  }

  @Override
  public Secret readAgain(String id) {
    return read(id);
  }
}

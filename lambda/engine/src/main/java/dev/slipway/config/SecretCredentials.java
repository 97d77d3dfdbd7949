package dev.slipway.config;

import dev.slipway.error.InvalidInput;
import java.util.Map;

/** The credentials in a secret; read again when they were refused, for it may have been rotated. */
final class SecretCredentials implements CredentialSource {

  private final SecretStore store;
  private final String id;
  private final String fixedUser;
  private volatile Credentials current;

  /** {@code fixedUser} stands for the secret's user name unless it is empty. */
  SecretCredentials(
      SecretStore store, String id, Map<ConnectionParameter, String> parameters, String fixedUser) {
    this.store = store;
    this.id = id;
    this.fixedUser = fixedUser;
    this.current = credentials(parameters);
  }

  @Override
  public Credentials current() {
    return current;
  }

  @Override
  public synchronized boolean renew(Credentials refused) {
    if (current.equals(refused)) {
      current = credentials(parameters());
    }
    return !current.equals(refused);
  }

  @Override
  public boolean mayChange() {
    return true;
  }

  private Map<ConnectionParameter, String> parameters() {
    try {
      return DatabaseSecret.parameters(store.readAgain(id));
    } catch (IllegalArgumentException e) {
      throw new InvalidInput("DB_SECRET_ARN " + e.getMessage() + ". Nothing was done.");
    }
  }

  private Credentials credentials(Map<ConnectionParameter, String> parameters) {
    return new Credentials(
        fixedUser.isEmpty() ? parameters.getOrDefault(ConnectionParameter.USER, "") : fixedUser,
        new Secret(parameters.getOrDefault(ConnectionParameter.PASSWORD, "")));
  }
}

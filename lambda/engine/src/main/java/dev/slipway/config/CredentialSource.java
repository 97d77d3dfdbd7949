package dev.slipway.config;

/** Gives the credentials for a connection that is about to be made. */
public interface CredentialSource {

  /** The credentials as they are known now. */
  Credentials current();

  /** Looks for newer ones after these were refused. True when there are any, so try again. */
  boolean renew();

  /** True when others may be found some seconds later. */
  default boolean mayChange() {
    return false;
  }

  /** Credentials that never change. */
  static CredentialSource of(Credentials credentials) {
    return new FixedCredentials(credentials);
  }
}

package dev.slipway.config;

/** Gives the credentials for a connection that is about to be made. */
public interface CredentialSource {

  /** The credentials as they are known now. */
  Credentials current();

  /**
   * Looks for newer ones than those that were refused. True when there are any, so try again: also
   * where another session has found them meanwhile.
   */
  boolean renew(Credentials refused);

  /** True when others may be found some seconds later. */
  default boolean mayChange() {
    return false;
  }

  /** Credentials that never change. */
  static CredentialSource of(Credentials credentials) {
    return new FixedCredentials(credentials);
  }
}

package dev.slipway.config;

/** Credentials that never change. */
record FixedCredentials(Credentials current) implements CredentialSource {

  @Override
  public boolean renew(Credentials refused) {
    return false;
  }
}

package dev.slipway.config;

/** Where secrets are kept. */
public interface SecretStore {

  /** The secret's text as last known. Throws a SlipwayException that says why it cannot be read. */
  Secret read(String id);

  /** The secret's text as it is now. Throws like {@link #read}. */
  Secret readAgain(String id);
}

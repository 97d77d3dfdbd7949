package dev.slipway.sql;

/**
 * What is known of a statement besides its text. There are eight, and statements share them.
 *
 * @param plainBackslash whether a backslash in its strings is plain text
 * @param callsSetConfig whether it names set_config
 * @param generates whether its answer is run as statements
 */
record Traits(boolean plainBackslash, boolean callsSetConfig, boolean generates) {

  private static final Traits PLAIN = new Traits(true, false, false);

  static Traits of(boolean plainBackslash, boolean callsSetConfig, boolean generates) {
    return plainBackslash && !callsSetConfig && !generates
        ? PLAIN
        : new Traits(plainBackslash, callsSetConfig, generates);
  }
}

package dev.slipway.config;

/** What DB_SSLROOTCERT may be besides a file: a word for roots that are at hand. */
public final class TrustedRoots {

  /** Those of Amazon RDS, as the build put them into the jar. */
  public static final String RDS = "rds";

  /**
   * Those of the JVM (PostgreSQL manual, chapter 32.1.2, has the same word for those of OpenSSL).
   */
  public static final String SYSTEM = "system";

  private TrustedRoots() {}
}

package dev.slipway.postgres;

/** Versions of servers as they were announced, and written down. */
public final class ServerVersion {

  private ServerVersion() {}

  /** 18 of {@code 18.6 (Debian 18.6-1)} and of {@code 18beta1}. */
  public static int major(String version) {
    return Integer.parseInt(version.split("[^0-9]", 2)[0]);
  }
}

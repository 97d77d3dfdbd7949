package dev.slipway.backup.restore;

/** Versions of servers as they announce them. */
final class Versions {

  private Versions() {}

  /** 18 of {@code 18.6 (Debian 18.6-1)} and of {@code 18beta1}. */
  static int major(String version) {
    return Integer.parseInt(version.split("[^0-9]", 2)[0]);
  }
}

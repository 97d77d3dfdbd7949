package dev.slipway.mysql;

import java.util.Locale;

/**
 * Which server answers.
 *
 * @param version as it says it, such as {@code 8.4.3} or {@code 10.11.19-MariaDB}
 */
public record MysqlServer(String version) {

  /** True for MariaDB, whose catalogue writes defaults in another way. */
  public boolean isMariaDb() {
    return version.toLowerCase(Locale.ROOT).contains("mariadb");
  }

  /** Its name and version for people. */
  public String shown() {
    return isMariaDb() ? "MariaDB " + version.replaceFirst("-.*", "") : "MySQL " + version;
  }
}

package dev.slipway.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a connection to MySQL is secured: the words of its own clients (MySQL manual, chapter 6.2.3
 * "--ssl-mode"), and those of others for the same.
 */
public enum MysqlTls {
  DISABLED,
  PREFERRED,
  REQUIRED,
  VERIFY_CA,
  VERIFY_IDENTITY;

  private static final Map<String, MysqlTls> OTHER_WORDS =
      Map.of(
          "disable", DISABLED,
          "prefer", PREFERRED,
          "require", REQUIRED,
          "trust", REQUIRED,
          "verify-full", VERIFY_IDENTITY);

  /** True when the server's certificate is looked at. */
  public boolean verifies() {
    return this == VERIFY_CA || this == VERIFY_IDENTITY;
  }

  /** The mode of a word, whatever its case. */
  static Optional<MysqlTls> named(String word) {
    String plain = word.toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(values())
        .filter(mode -> mode.word().equals(plain))
        .findFirst()
        .or(() -> Optional.ofNullable(OTHER_WORDS.get(plain)));
  }

  /** All words of MySQL's own, for messages. */
  static String words() {
    return Arrays.stream(values()).map(MysqlTls::name).collect(Collectors.joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

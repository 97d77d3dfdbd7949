package dev.slipway.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what DATABASE_URL and --url take: a URL, or libpq's keywords and values (PostgreSQL manual,
 * chapter 32.1.1 "Connection Strings"). Messages never repeat it, for it may hold a password.
 */
final class ConnectionString {

  /** What stands in place of a URL to choose the embedded server. */
  static final String EMBEDDED = "embedded";

  /** What is said of one that cannot be read. */
  static final String FORM =
      "is not of the form postgres://user:password@host:port/database?sslmode=..."
          + " (special characters in it are percent-encoded)";

  /** Other texts with an equals sign may be anything, for instance a secret. */
  private static final Pattern KEYWORDS =
      Pattern.compile(
          "(?:[A-Za-z_]+\\s*=.*\\s)?(?:host|hostaddr|port|dbname|user|service)\\s*=.*",
          Pattern.DOTALL);

  /** A keyword and its value, which is quoted where it is empty or holds white space. */
  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*(?<name>[A-Za-z_]+)\\s*=\\s*"
              + "(?:'(?<quoted>(?:[^'\\\\]|\\\\.)*)'|(?<plain>(?:[^\\s'\\\\]|\\\\.)*))(?:\\s+|$)",
          Pattern.DOTALL);

  private ConnectionString() {}

  /** Takes it apart. Throws IllegalArgumentException that says what is wrong, but no value. */
  static Map<ConnectionParameter, String> parse(String text) {
    String stripped = text.strip();
    return KEYWORDS.matcher(stripped).matches()
        ? keywords(stripped)
        : ConnectionUrl.parse(stripped);
  }

  private static Map<ConnectionParameter, String> keywords(String text) {
    GivenParameters given = new GivenParameters();
    Matcher pair = PAIR.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!pair.find(end) || pair.start() != end) {
        throw new IllegalArgumentException(
            "is not a list of keyword=value; a value with white space in it is written 'in quotes'");
      }
      String value = pair.group("quoted") == null ? pair.group("plain") : pair.group("quoted");
      put(given, pair.group("name"), value.replaceAll("(?s)\\\\(.)", "$1"));
      end = pair.end();
    }
    return given.values();
  }

  /** What looks like a keyword may be a part of a password that was not quoted. */
  private static void put(GivenParameters given, String name, String value) {
    if (!ParameterAdvice.knows(name)) {
      throw new IllegalArgumentException(ParameterAdvice.unknown("(not shown)"));
    }
    given.put(name, value);
  }
}

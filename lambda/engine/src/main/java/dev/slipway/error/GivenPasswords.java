package dev.slipway.error;

import java.util.regex.Pattern;

/** Passwords in what was typed or configured: a URL may stand where something else is meant. */
public final class GivenPasswords {

  /**
   * The path of a file that was made of a URL has a slash less; bounds keep the search linear. Our
   * own messages show how a URL is written.
   */
  private static final Pattern IN_URL =
      Pattern.compile("(:/{1,2}[^\\s:/@']{0,200}:)(?!password@)\\S{1,1000}@");

  /** In the parameters of a URL, or as libpq takes them (PostgreSQL, "Connection Strings"). */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(password\\s{0,9}=\\s{0,9})(?:'(?:[^'\\\\]|\\\\.){0,1000}'|\"[^\"]{0,1000}\""
              + "|[^\\s'\"]{1,1000}|['\"]\\S{0,1000})");

  private GivenPasswords() {}

  /** The text with dots in place of the passwords of URLs and connection strings. */
  public static String hide(String text) {
    return NAMED.matcher(hideInUrls(text)).replaceAll("$1...");
  }

  /** The same of URLs' user and password alone. */
  public static String hideInUrls(String text) {
    return IN_URL.matcher(text).replaceAll("$1...@");
  }
}

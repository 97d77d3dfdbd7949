package dev.slipway.sql;

import dev.slipway.error.GivenPasswords;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords that stand in SQL, such as those of foreign servers and subscriptions. */
public final class Passwords {

  private static final String QUOTED = "(?:E?''.*?''|E?'(?:[^']|'')*'?|\"[^\"]*\"?)";

  private static final Pattern VALUE =
      Pattern.compile(
          "(password[\"']?\\s*)((?:=>|:=|=|:)\\s*)(?:%1$s|[^\\s'\",;)]+)|(password\\s+)%1$s"
              .formatted(QUOTED),
          Pattern.CASE_INSENSITIVE);

  /** Most statements have none of these, in whatever case, and need not be looked at closer. */
  private static final List<String> HINTS =
      List.of(
          "passw",
          "passphrase",
          "passcode",
          "pwd",
          "secret",
          "access_key",
          "api_key",
          "apikey",
          "private_key",
          "credential",
          "jwt",
          "token",
          "bearer",
          "basic ",
          "crypt",
          "://",
          "mapping",
          "program");

  private Passwords() {}

  /** The text with dots in place of passwords. */
  public static String mask(String sql) {
    String known = mayBeIn(sql) ? PasswordFinder.mask(sql) : sql;
    String masked = VALUE.matcher(known).replaceAll(Passwords::masked);
    return GivenPasswords.hideInUrls(masked);
  }

  /** The passwords and other secrets that stand in one statement; empty when there are none. */
  public static List<String> in(String sql) {
    return mayBeIn(sql) ? PasswordFinder.in(sql) : List.of();
  }

  private static boolean mayBeIn(String sql) {
    String small = sql.toLowerCase(Locale.ROOT);
    for (String hint : HINTS) {
      if (small.contains(hint)) {
        return true;
      }
    }
    return false;
  }

  /** True for a name, as it is stored, of what holds a password or the like. */
  public static boolean isNameOf(String name) {
    return SecretForms.isKey(name);
  }

  /** What the server says of a statement, with dots in place of the secrets that stand in it. */
  public static String hide(List<String> secrets, String text) {
    String hidden = text;
    for (String secret : longestFirst(secrets)) {
      hidden = ToldSecret.hide(secret, hidden, "...");
    }
    return hidden;
  }

  /** One may be a part of another. */
  private static List<String> longestFirst(List<String> secrets) {
    return secrets.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  private static String masked(MatchResult match) {
    String before = match.group(1) == null ? match.group(3) : match.group(1) + match.group(2);
    return Matcher.quoteReplacement(before + "...");
  }
}

package dev.slipway.sql;

import dev.slipway.error.GivenPasswords;
import java.util.List;
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

  /** Most statements hold none, and need not be looked at any closer. */
  private static final Pattern HINT =
      Pattern.compile(
          "(?i)passw|passphrase|passcode|pwd|secret|access_key|api_?key|private_key|credential|jwt|token|bearer|basic"
              + " |crypt|://|user\\s+mapping|\\bprogram\\b");

  private Passwords() {}

  /** The text with dots in place of passwords. */
  public static String mask(String sql) {
    String known = HINT.matcher(sql).find() ? PasswordFinder.mask(sql) : sql;
    String masked = VALUE.matcher(known).replaceAll(Passwords::masked);
    return GivenPasswords.hideInUrls(masked);
  }

  /** The passwords and other secrets that stand in one statement; empty when there are none. */
  public static List<String> in(String sql) {
    return HINT.matcher(sql).find() ? PasswordFinder.in(sql) : List.of();
  }

  /** True for a name, as it is stored, of what holds a password or the like. */
  public static boolean isNameOf(String name) {
    return SecretForms.isKey(name);
  }

  /** What the server says of a statement, with dots in place of the secrets that stand in it. */
  public static String hide(List<String> secrets, String text) {
    String hidden = text;
    for (String secret : secrets) {
      hidden = hidden.replace(secret, "...");
    }
    return hidden;
  }

  private static String masked(MatchResult match) {
    String before = match.group(1) == null ? match.group(3) : match.group(1) + match.group(2);
    return Matcher.quoteReplacement(before + "...");
  }
}

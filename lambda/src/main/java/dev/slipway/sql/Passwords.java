package dev.slipway.sql;

import java.util.regex.Pattern;

/** Passwords that stand in SQL, such as those of foreign servers and subscriptions. */
public final class Passwords {

  private static final Pattern PASSWORD =
      Pattern.compile("(password\\s*(?:=\\s*'?|'))[^\\s']+", Pattern.CASE_INSENSITIVE);

  private Passwords() {}

  /** The text with dots in place of passwords. */
  public static String mask(String sql) {
    return PASSWORD.matcher(sql).replaceAll("$1...");
  }
}

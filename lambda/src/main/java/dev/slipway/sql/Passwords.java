package dev.slipway.sql;

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

  private static final Pattern IN_URL = Pattern.compile("(://[^\\s:/@']*:)[^\\s@']+@");

  private Passwords() {}

  /** The text with dots in place of passwords. */
  public static String mask(String sql) {
    String masked = VALUE.matcher(sql).replaceAll(Passwords::masked);
    return IN_URL.matcher(masked).replaceAll("$1...@");
  }

  private static String masked(MatchResult match) {
    String before = match.group(1) == null ? match.group(3) : match.group(1) + match.group(2);
    return Matcher.quoteReplacement(before + "...");
  }
}

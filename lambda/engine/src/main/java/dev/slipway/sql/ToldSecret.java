package dev.slipway.sql;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A secret in whatever way a server may tell it: as it was written, as a literal is read, folded to
 * lower case or cut off as a name (PostgreSQL manual, chapter 4.1.1).
 */
public final class ToldSecret {

  /** Shorter ones are everywhere: they are looked for as they are. */
  private static final int SHORTEST = 3;

  private static final int LONGEST_NAME = 63;

  private ToldSecret() {}

  /** The text with something else in place of the secret. */
  public static String hide(String secret, String text, String instead) {
    return secret.length() < SHORTEST
        ? text.replace(secret, instead)
        : pattern(secret).matcher(text).replaceAll(Matcher.quoteReplacement(instead));
  }

  /** The longest first, so that nothing of one is left. */
  private static Pattern pattern(String secret) {
    String forms =
        forms(secret).stream()
            .filter(form -> form.length() >= SHORTEST)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(forms, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static Set<String> forms(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    for (String sign : new String[] {"'", "\"", "\\"}) {
      forms.add(secret.replace(sign, sign + sign));
      forms.add(secret.replace(sign + sign, sign));
    }
    forms.add(asName(secret));
    return forms;
  }

  /** What stays of a long name, up to its last whole character. */
  private static String asName(String secret) {
    int end = Math.min(secret.length(), LONGEST_NAME);
    while (secret.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      end--;
    }
    return secret.substring(0, end);
  }
}

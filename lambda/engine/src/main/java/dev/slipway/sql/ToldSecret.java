package dev.slipway.sql;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    return String.join(instead, around(secret, text));
  }

  /** What stands before, between and behind the places of the secret in a text. */
  public static List<String> around(String secret, String text) {
    Pattern pattern =
        secret.length() < SHORTEST ? Pattern.compile(Pattern.quote(secret)) : pattern(secret);
    return List.of(pattern.split(text, -1));
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
    Set<String> forms = new LinkedHashSet<>(Set.of(secret));
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
    if (end < secret.length() && Character.isHighSurrogate(secret.charAt(end - 1))) {
      end--;
    }
    return secret.substring(0, end);
  }
}

package dev.slipway.sql;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How secrets are written in texts that are no SQL, and what they are called. */
final class SecretForms {

  private static final String KEY_WORD =
      "(?:password|passwd|passphrase|passcode|pwd|secret(?:_access)?_key|secret|access_key|api_?key"
          + "|private_key|credentials?|jwt|(?:access|auth|refresh|api|id|session)?token)";

  /** A name that a secret follows. */
  private static final Pattern KEY = Pattern.compile("(?i)(?:.*[_.])?(?:ssl)?" + KEY_WORD);

  /** In a text for libpq, in JSON and the like. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)" + KEY_WORD + "[\"']?\\s*[=:]\\s*(?:'([^']+)'|\"([^\"]+)\"|([^\\s'\",;)&]+))");

  private static final Pattern IN_URL = Pattern.compile("://[^\\s:/@']*:([^\\s@']+)@");

  /** In a header of HTTP. */
  private static final Pattern BEARER =
      Pattern.compile("(?i)\\b(?:bearer|authorization:\\s*basic)\\s+([A-Za-z0-9._~+/=-]{4,})");

  /** A text of SQL that is completed by what stands behind it. */
  private static final Pattern OPEN =
      Pattern.compile("(?i)\\b" + KEY_WORD + "\\s*(?:%[0-9$]*[Ls]|'?%s|\\$\\d|[\\s=']\\s*'?$)");

  private SecretForms() {}

  /** True for a name that a secret follows. */
  static boolean isKey(String name) {
    return KEY.matcher(name).matches();
  }

  /** The secrets that stand in a text. */
  static List<String> valuesIn(String text) {
    return Stream.of(PAIR, IN_URL, BEARER)
        .flatMap(form -> form.matcher(text).results())
        .flatMap(SecretForms::values)
        .toList();
  }

  private static Stream<String> values(MatchResult match) {
    return IntStream.rangeClosed(1, match.groupCount())
        .mapToObj(match::group)
        .filter(value -> value != null);
  }

  /** True for a text of SQL whose secret is put in from what stands behind it. */
  static boolean isOpen(String text) {
    return OPEN.matcher(text).find();
  }
}

package dev.slipway.migration;

import dev.slipway.sql.ParsedText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file says of itself in comments before its first statement: Migration, Author, Date,
 * Description, Dependencies.
 */
public record Header(Map<String, String> values) {

  private static final Pattern LINE =
      Pattern.compile(
          "--[ \\t]*(Migration|Author|Date|Description|Dependencies)[ \\t]*:(.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> NOTHING = Set.of("", "none", "-", "n/a");

  static Header read(ParsedText parsed) {
    int end = parsed.statements().isEmpty() ? Integer.MAX_VALUE : firstStatement(parsed);
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    parsed.comments().stream()
        .filter(comment -> comment.start() < end)
        .map(comment -> LINE.matcher(comment.in(parsed.text())))
        .filter(Matcher::matches)
        .forEach(line -> values.putIfAbsent(line.group(1), line.group(2).strip()));
    return new Header(values);
  }

  private static int firstStatement(ParsedText parsed) {
    return parsed.statements().get(0).start();
  }

  /** The versions or file names this migration needs, as written. */
  public List<String> dependencies() {
    return Arrays.stream(values.getOrDefault("Dependencies", "").split(","))
        .map(String::strip)
        .filter(name -> !NOTHING.contains(name.toLowerCase(Locale.ROOT)))
        .toList();
  }
}

package dev.slipway.cli;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shows what servers, files and names say to a terminal or to CI without letting it act there:
 * control characters are written out, and lines that CI systems would obey are broken.
 */
final class Harmless {

  /** GitHub trims what Unicode calls white space, which is more than Java does. */
  private static final Pattern GITHUB = Pattern.compile("^([\\s\\p{Z}]*+)::");

  /** Each of several signs in a row: what stays of three would be two. */
  private static final Pattern AZURE = Pattern.compile("#(?=#)");

  /** They only tell of a place in a file. */
  private static final Pattern ANNOTATION = Pattern.compile("::(?:error|warning|notice)[ :].*");

  private Harmless() {}

  /** The text with its line breaks and tabs, and without any other power. */
  static String text(String text) {
    String shown = text.replace("\r\n", "\n");
    return shown.indexOf('\n') < 0
        ? line(shown)
        : shown.lines().map(Harmless::line).collect(Collectors.joining("\n"))
            + (shown.endsWith("\n") ? "\n" : "");
  }

  /** The text with GitHub's annotations as they are, and without any other power. */
  static String annotations(String text) {
    return text.lines()
        .map(line -> ANNOTATION.matcher(line).matches() ? weak(line) : line(line))
        .collect(Collectors.joining("\n"));
  }

  /** JSON that means the same, in which nothing acts that stands in its texts. */
  static String json(String json) {
    return AZURE.matcher(written(json)).replaceAll("\\\\u0023");
  }

  /** Workflow commands of GitHub begin a line; those of Azure and TeamCity stand anywhere. */
  private static String line(String line) {
    return GITHUB.matcher(weak(line)).replaceFirst("$1: :");
  }

  private static String weak(String line) {
    return AZURE.matcher(written(line)).replaceAll("# ");
  }

  private static String written(String line) {
    if (line.codePoints().noneMatch(Harmless::acts)) {
      return line;
    }
    return line.codePoints()
        .mapToObj(c -> acts(c) ? escape(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  /** As Java and JSON write it. */
  private static String escape(int character) {
    return Character.toString(character)
        .chars()
        .mapToObj("\\u%04x"::formatted)
        .collect(Collectors.joining());
  }

  /**
   * Control characters, and those that show nothing or turn the direction of writing, but for the
   * joiners of Persian and of small pictures.
   */
  private static boolean acts(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\t';
      case Character.FORMAT -> character != 0x200C && character != 0x200D;
      // Half a pair is a byte that is no character, which no encoding can write.
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
      default -> false;
    };
  }
}

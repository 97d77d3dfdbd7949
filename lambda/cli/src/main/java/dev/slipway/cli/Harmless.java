package dev.slipway.cli;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shows what servers, files and names say to a terminal or to CI without letting it act there:
 * control characters are written out, and lines that CI systems would obey are broken.
 */
final class Harmless {

  private static final String GITHUB = "::";
  private static final String AZURE = "##";

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

  /** Workflow commands of GitHub begin a line; those of Azure and TeamCity stand anywhere. */
  private static String line(String line) {
    String shown = weak(line);
    String body = shown.stripLeading();
    return body.startsWith(GITHUB)
        ? shown.substring(0, shown.length() - body.length()) + ": :" + body.substring(2)
        : shown;
  }

  private static String weak(String line) {
    return written(line).replace(AZURE, "# #");
  }

  private static String written(String line) {
    if (line.chars().noneMatch(Harmless::acts)) {
      return line;
    }
    return line.codePoints()
        .mapToObj(c -> acts(c) ? "\\u%04x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  /** Control characters, and those that turn the direction of writing. */
  private static boolean acts(int character) {
    boolean control = Character.getType(character) == Character.CONTROL && character != '\t';
    boolean turns =
        (character >= 0x202A && character <= 0x202E)
            || (character >= 0x2066 && character <= 0x2069);
    return control || turns || character == 0x2028 || character == 0x2029;
  }
}

package dev.slipway.migration;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a changelog of Liquibase is in: an element, or a key that begins a line. */
final class ChangelogRoot {

  private static final Pattern NAME = Pattern.compile(".*\\.(xml|ya?ml|json)");

  private static final Pattern ROOT =
      Pattern.compile(
          "<(?:[\\w.-]+:)?databaseChangeLog\\b"
              + "|^(?:\u00EF\u00BB\u00BF)?[ \\t]*(?:\\{[ \\t]*)?[\"']?databaseChangeLog[\"']?[ \\t]*:",
          Pattern.MULTILINE);

  private ChangelogRoot() {}

  /** True for the name of a file that may be one. */
  static boolean mayBeIn(String name) {
    return NAME.matcher(name).matches();
  }

  /** Looks at the bytes, whatever encoding they are in. */
  static boolean isIn(byte[] content) {
    return ROOT.matcher(new String(content, StandardCharsets.ISO_8859_1)).find();
  }
}

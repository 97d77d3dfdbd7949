package dev.slipway.migration.format;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a changelog mentions, by its words.
 *
 * @param text without comments
 */
record ChangelogMentions(String text) {

  private static final Pattern COMMENT =
      Pattern.compile("<!--.*?-->|^\\s*#[^\\n]*", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern PROPERTY_TAG = Pattern.compile("<property\\b[^>]*>");
  private static final Pattern INCLUDED =
      Pattern.compile("\\bfile\"?\\s*[:=]\\s*[\"']?([^\\s\"'<>]+\\.(?:sql|xml|ya?ml|json))");

  static ChangelogMentions of(String text) {
    String plain = COMMENT.matcher(text).replaceAll("");
    return new ChangelogMentions(PROPERTY_TAG.matcher(plain).replaceAll(""));
  }

  /** The files that it includes, as they are written. */
  List<String> included() {
    return INCLUDED.matcher(text).results().map(file -> file.group(1)).toList();
  }
}

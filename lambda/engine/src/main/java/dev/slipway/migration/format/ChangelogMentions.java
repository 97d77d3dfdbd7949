package dev.slipway.migration.format;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a changelog that is no SQL mentions, by its words: enough for those in YAML and JSON, whose
 * changesets are not read.
 *
 * @param text without comments
 */
record ChangelogMentions(String text) {

  private static final Pattern COMMENT =
      Pattern.compile("<!--.*?-->|^\\s*#[^\\n]*", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern PROPERTY = Pattern.compile("<property\\b[^>]*>");
  private static final Pattern INCLUDED =
      Pattern.compile("\\bfile\"?\\s*[:=]\\s*[\"']?([^\\s\"'<>]+\\.(?:sql|xml|ya?ml|json))");
  private static final Pattern CHANGESET = Pattern.compile("\\bchangeSet\"?\\s*:");

  static ChangelogMentions of(String text) {
    String plain = COMMENT.matcher(text).replaceAll("");
    return new ChangelogMentions(PROPERTY.matcher(plain).replaceAll(""));
  }

  /** The files that it includes, as they are written. */
  List<String> included() {
    return INCLUDED.matcher(text).results().map(file -> file.group(1)).toList();
  }

  boolean includesAll() {
    return text.contains("includeAll");
  }

  boolean hasChangesets() {
    return CHANGESET.matcher(text).find();
  }
}

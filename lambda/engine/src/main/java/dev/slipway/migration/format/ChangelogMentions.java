package dev.slipway.migration.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a changelog mentions, by its words: enough for those in YAML and JSON, whose changesets are
 * not read.
 *
 * @param text without comments
 */
record ChangelogMentions(String text) {

  private static final Pattern COMMENT =
      Pattern.compile("<!--.*?-->|^\\s*#[^\\n]*", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern PROPERTY_TAG = Pattern.compile("<property\\b[^>]*>");
  private static final Pattern INCLUDED =
      Pattern.compile("\\bfile\"?\\s*[:=]\\s*[\"']?([^\\s\"'<>]+\\.(?:sql|xml|ya?ml|json))");
  private static final Pattern PLACE =
      Pattern.compile("\\b(file|path)\"?\\s*:\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"',}]+)");
  private static final Pattern INCLUDE = key("include(?:All)?");
  private static final Pattern RELATIVE =
      Pattern.compile("\\brelativeToChangelogFile\"?\\s*:\\s*[\"']?true\\b");
  private static final Pattern CHANGESET = key("changeSet");
  private static final Pattern PROPERTY = key("property");
  private static final Pattern CHOICE =
      key("context|contextFilter|labels|ignore|filter|endsWithFilter|minDepth|maxDepth");
  private static final Pattern CONDITIONS = key("preConditions");

  /**
   * A file or folder that is included.
   *
   * @param all true for a folder
   */
  record Place(boolean all, String written) {}

  static ChangelogMentions of(String text) {
    String plain = COMMENT.matcher(text).replaceAll("");
    return new ChangelogMentions(PROPERTY_TAG.matcher(plain).replaceAll(""));
  }

  private static Pattern key(String names) {
    return Pattern.compile("\\b(?:" + names + ")\"?\\s*:");
  }

  /** The files that it includes, as they are written, in XML too. */
  List<String> included() {
    return INCLUDED.matcher(text).results().map(file -> file.group(1)).toList();
  }

  /** What one in YAML or JSON includes, in its order. */
  List<Place> places() {
    return PLACE
        .matcher(text)
        .results()
        .map(
            one ->
                new Place(
                    one.group(1).equals("path"), one.group(2).replaceAll("^[\"']|[\"']$", "")))
        .toList();
  }

  /** True where what one in YAML or JSON includes lies beside it. */
  boolean isRelative() {
    return RELATIVE.matcher(text).find();
  }

  /** What is not done of one in YAML or JSON, in sentences. */
  List<String> complaints() {
    List<String> all = new ArrayList<>();
    if (says(CHANGESET)) {
      all.add(
          "holds changesets that are no SQL, which are not run here and would be passed over. Write"
              + " what they do in SQL (liquibase update-sql shows it)");
      return all;
    }
    if (says(PROPERTY)) {
      all.add(
          "holds properties, which are not read in YAML and JSON. Give the value with --set"
              + " NAME=VALUE, and take them out");
    }
    if (says(CHOICE)) {
      all.add(
          "chooses what it includes by a context, a label or a filter, which is not looked at here."
              + " Write contexts at the changesets, and includes file by file");
    }
    if (says(CONDITIONS)) {
      all.add("holds preconditions, which are not asked in YAML and JSON. Take them out");
    }
    int places = places().size();
    if (count(INCLUDE) != places || !List.of(0L, (long) places).contains(count(RELATIVE))) {
      all.add(
          "includes files in a way that is not read here. Name a file or path in each, and have all"
              + " of them relative to the changelog, or none");
    }
    return all;
  }

  private boolean says(Pattern pattern) {
    return pattern.matcher(text).find();
  }

  private long count(Pattern pattern) {
    return pattern.matcher(text).results().count();
  }
}

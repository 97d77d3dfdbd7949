package dev.slipway.migration;

import java.util.regex.Pattern;

/** A file as the command {@code new} has made it: a header and empty sections. */
final class Untouched {

  private static final String DRAFT =
      "is a draft: nothing is written in it yet. Write its UP section, or take it out of the"
          + " folder";
  private static final String EMPTY =
      "has no statement to run in its UP section; one that is to do nothing says so there in a"
          + " comment";

  private static final Pattern LINES =
      Pattern.compile(
          "(?:\\s*--[ \\t]*(?:Migration|Author|Date|Description|Dependencies)[ \\t]*:[^\\n]*\\n)+"
              + "\\s*-- UP\\s*\\n\\s*-- DOWN\\s*\\n\\s*-- VERIFY\\s*");
  private static final int LONGEST = 2000;

  private Untouched() {}

  /** What is wrong with a file that says nothing in its UP section. */
  static String orEmpty(String text) {
    return text.length() < LONGEST && LINES.matcher(text).matches() ? DRAFT : EMPTY;
  }
}

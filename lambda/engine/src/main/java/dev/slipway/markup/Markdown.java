package dev.slipway.markup;

import java.util.List;

/** Pieces of Markdown that hold what others have written. */
public final class Markdown {

  private Markdown() {}

  /** Text that means nothing but itself, in one line. */
  public static String plain(String text) {
    return VisibleText.of(text.replaceAll("\\s*\\R\\s*", " "))
        .replaceAll("([\\\\`*_{}\\[\\]<>#|!@~])", "\\\\$1");
  }

  /** A short text as code, in one line. */
  public static String code(String text) {
    return "`" + VisibleText.of(text.replaceAll("\\s+", " ")).replace("`", "'") + "`";
  }

  /** Adds a block under a fence that is longer than every one inside. */
  public static void fence(String language, String text, List<String> lines) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    lines.add("");
    lines.add(fence + language);
    lines.add(VisibleText.of(text));
    lines.add(fence);
    lines.add("");
  }
}

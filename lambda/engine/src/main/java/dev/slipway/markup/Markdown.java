package dev.slipway.markup;

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
}

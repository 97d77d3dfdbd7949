package dev.slipway.markup;

/** Text in which nothing is hidden: what others have written is shown as it is read by a server. */
final class VisibleText {

  private VisibleText() {}

  /**
   * The text with every character that shows nothing, or turns the order of others around, written
   * as its number: {@code ⟨U+202E⟩}. Line breaks and tabs stay.
   */
  static String of(String text) {
    if (text.codePoints().noneMatch(VisibleText::isHidden)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isHidden(point)) {
                visible.append(String.format("\u27e8U+%04X\u27e9", point));
              } else {
                visible.appendCodePoint(point);
              }
            });
    return visible.toString();
  }

  private static boolean isHidden(int point) {
    return point != '\n'
        && point != '\t'
        && switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              true;
          default -> false;
        };
  }
}

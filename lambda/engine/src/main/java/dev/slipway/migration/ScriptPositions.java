package dev.slipway.migration;

import dev.slipway.sql.LineEnds;
import dev.slipway.sql.Place;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.TextPositions;

/** Where what a script says stands in its file; quick where it is asked for in order. */
public final class ScriptPositions {

  private final Script script;
  private final TextPositions positions;

  /** Those of a script. */
  public ScriptPositions(Script script) {
    this.script = script;
    this.positions = new TextPositions(script.text());
  }

  /** The line and column of a place in its file. */
  public TextPosition of(Place place) {
    return Script.isOfThisFile(place)
        ? of(place.offset())
        : TextPosition.of(place.source().text(), place.offset());
  }

  /** Where an offset of {@link Script#text()} stands in the file. */
  TextPosition of(int offset) {
    TextPosition position = positions.of(offset);
    return script.original().equals(script.text())
        ? position
        : new TextPosition(position.line(), position.column() + takenOff(position.line()));
  }

  private int takenOff(int line) {
    return line(script.original(), line).length() - line(script.text(), line).length();
  }

  private static String line(String text, int number) {
    int start = 0;
    for (int i = 1; i < number; i++) {
      start = LineEnds.next(text, start);
    }
    return text.substring(start, LineEnds.end(text, start));
  }
}

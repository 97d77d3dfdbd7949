package dev.slipway.mysql.translate;

import java.util.ArrayList;
import java.util.List;

/** Lines of SQL with comments that say what could not be translated. */
final class Lines {

  private final List<String> lines = new ArrayList<>();

  Lines add(String line) {
    lines.add(line);
    return this;
  }

  /** A comment that no reader of migrations takes for a marker. */
  Lines note(String text) {
    return add("-- MySQL: " + PgText.shown(text));
  }

  Lines addAll(Lines others) {
    lines.addAll(others.lines);
    return this;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  String text() {
    return String.join("\n", lines);
  }
}

package dev.slipway.action.convert;

import dev.slipway.text.Columns;
import java.util.ArrayList;
import java.util.List;

/** What was converted, as text for people. */
final class ConvertText {

  private ConvertText() {}

  static String of(ConvertReport report) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Columns.align(
            report.files().stream().map(file -> List.of(file.from(), "-> " + file.to())).toList()));
    for (ConvertReport.File file : report.files()) {
      file.notes().forEach(note -> lines.add("warning: " + file.from() + ": " + note));
    }
    lines.add(
        "Done. "
            + report.folder()
            + " holds "
            + report.files().size()
            + (report.files().size() == 1 ? " migration" : " migrations")
            + ", read again and found the same: versions, order, UP, DOWN, VERIFY, options.");
    return String.join("\n", lines);
  }
}

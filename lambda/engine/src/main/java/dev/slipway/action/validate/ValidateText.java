package dev.slipway.action.validate;

import static java.util.stream.Collectors.joining;

import dev.slipway.error.Count;
import dev.slipway.error.Problems;

/** Whether files and history agree, as text for people. */
final class ValidateText {

  private ValidateText() {}

  static String of(ValidateReport report) {
    String files = Count.of(report.files(), "file");
    String found = report.files() == 0 ? "Found" : "Found in " + files;
    String warnings =
        report.warnings().stream().map(text -> "  warning: " + text + "\n").collect(joining());
    return warnings
        + (report.isClean()
            ? "Valid: " + files + " and the history of " + report.database() + " agree."
            : Problems.format(found + ":", report.problems()));
  }
}

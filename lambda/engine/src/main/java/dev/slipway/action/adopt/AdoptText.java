package dev.slipway.action.adopt;

import dev.slipway.action.adopt.Adoption.Check;
import dev.slipway.action.adopt.Adoption.Taken;
import dev.slipway.migration.Migration;
import dev.slipway.text.Columns;
import dev.slipway.text.Times;
import java.util.ArrayList;
import java.util.List;

/** What is taken over, as text for people. */
final class AdoptText {

  private final AdoptReport report;
  private final Adoption adoption;
  private final List<String> lines = new ArrayList<>();

  private AdoptText(AdoptReport report) {
    this.report = report;
    this.adoption = report.adoption();
  }

  static String of(AdoptReport report) {
    return new AdoptText(report).text();
  }

  private String text() {
    lines.add(
        adoption.tool().title()
            + " has done "
            + (adoption.taken().size() + adoption.known())
            + " of the migrations here ("
            + adoption.table().shown()
            + ")"
            + (adoption.known() == 0 ? "" : ", of which ours has " + adoption.known() + " already")
            + (adoption.taken().isEmpty() ? "." : ":"));
    lines.addAll(Columns.align(adoption.taken().stream().map(AdoptText::row).toList()));
    if (!TheirChecksums.areKnown(adoption.tool()) && !adoption.taken().isEmpty()) {
      lines.add("Whether the files are what was run is not known: no checksum can be compared.");
    }
    list("Pending here, up would run them:", adoption.pending());
    list("Out of order among them, up needs --out-of-order:", adoption.late());
    adoption.notes().forEach(note -> lines.add("warning: " + note));
    adoption.obstacles().forEach(one -> lines.add("in the way: " + one));
    lines.add(end());
    return String.join("\n", lines);
  }

  private void list(String heading, List<Migration> migrations) {
    if (!migrations.isEmpty()) {
      lines.add(heading);
      lines.addAll(
          Columns.align(
              migrations.stream()
                  .map(one -> List.of(one.version().toString(), one.description()))
                  .toList()));
    }
  }

  private static List<String> row(Taken taken) {
    String check =
        taken.migration() == null
            ? " (no file here)"
            : taken.check() == Check.DIFFERS
                ? " (changed since)"
                : taken.check() == Check.FITS ? " (checksum fits)" : "";
    String at = taken.done().at() == null ? "" : Times.format(taken.done().at());
    return List.of(taken.version().toString(), at, taken.description() + check);
  }

  private String end() {
    if (!adoption.obstacles().isEmpty()) {
      return "Nothing was changed. Clear what is in the way, then ask again.";
    }
    if (adoption.taken().isEmpty()) {
      return "Nothing to take over.";
    }
    return report.runId() == null
        ? "Nothing was changed. Take them over with: adopt --execute"
        : "Done. "
            + report.database()
            + " ("
            + report.environment()
            + ") has them in our history now, run "
            + report.runId()
            + ". Theirs was not changed.";
  }
}

package dev.slipway.action.backfill;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.backfill.state.BackfillState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was written down of the parts of a backfill, which others run. */
record PartsReport(BackfillSubject about, List<BackfillState> parts, Told told) implements Report {

  /** What they were told. */
  enum Told {
    HELD("rests until it is resumed; a batch that is under way ends first"),
    CANCELLED("is given up; a batch that is under way ends first, and what is done stays"),
    CUT("is cut into parts; run each with --part");

    private final String words;

    Told(String words) {
      this.words = words;
    }
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    for (BackfillState part : parts) {
      if (parts.size() > 1 || told == Told.CUT) {
        text.append(
            "  part %d: %s, %d rows left\n"
                .formatted(part.part(), part.phase().text(), part.left()));
      }
    }
    return text
        + "Database %s: the backfill %s %s.".formatted(about.database(), about.name(), told.words);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return about
        .fields("DONE")
        .with("dryRun", false)
        .with("parts", parts.stream().map(PartsReport::fields).toList())
        .with("durationMs", about.durationMs())
        .map();
  }

  private static Map<String, @Nullable Object> fields(BackfillState part) {
    return BackfillReport.counted(
            new Fields()
                .with("part", part.part())
                .with("state", part.phase().text())
                .with("held", part.isHeld())
                .with("rowsLeft", part.left()),
            part.counters())
        .map();
  }
}

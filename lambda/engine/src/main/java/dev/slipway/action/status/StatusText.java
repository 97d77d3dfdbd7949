package dev.slipway.action.status;

import dev.slipway.error.Count;
import dev.slipway.history.HistoryRow;
import dev.slipway.history.Run;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import dev.slipway.text.Columns;
import dev.slipway.text.Times;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a database stands, as text for people. */
final class StatusText {

  private static final int SHOWN = 20;

  private final List<String> lines = new ArrayList<>();

  private StatusText() {}

  static String of(StatusReport report) {
    return new StatusText().text(report);
  }

  private String text(StatusReport report) {
    Comparison comparison = report.comparison();
    lines.add(head(report, comparison));
    rows("applied", comparison.history().rows().stream().filter(row -> !row.isPartial()).toList());
    comparison.history().partial().ifPresent(this::partial);
    pending(comparison.pending());
    files("changed since applied", comparison.changed());
    files("out of order", comparison.outOfOrder());
    files("skipped (other environment)", comparison.skipped());
    rows("applied, file missing", comparison.missing());
    comparison.files().problems().forEach(problem -> lines.add("unreadable: " + problem));
    Run last = report.lastRun();
    if (last != null) {
      lines.add("last run: " + last.action() + " " + last.status().replace('_', ' ') + ended(last));
    }
    comparison.history().lastBackup().ifPresent(this::backup);
    return String.join("\n", lines);
  }

  private static String head(StatusReport report, Comparison comparison) {
    return report.database()
        + " ("
        + comparison.environment()
        + ") is at "
        + comparison.history().current().map(Version::toString).orElse("no version")
        + ": "
        + report.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + (comparison.files().problems().isEmpty() ? "" : ", as far as files can be read");
  }

  /** When it ended and how long it took; of one that has not, when it began. */
  private static String ended(Run run) {
    String end = run.finishedAt();
    if (end == null) {
      return " since " + Times.format(run.startedAt());
    }
    return " at " + Times.format(end) + Times.length(run.startedAt(), end);
  }

  private void backup(Run run) {
    lines.add("last backup: " + Times.format(run.startedAt()) + ", " + run.backupUri());
  }

  private void partial(HistoryRow row) {
    lines.add(
        row.isReverting()
            ? "half taken back: " + row.version() + "; go on with: down"
            : "partial: "
                + row.version()
                + ", "
                + Count.of(row.segmentsDone(), "segment")
                + " done; go on with: up");
  }

  /** What is next comes first. */
  private void pending(List<Migration> migrations) {
    files("pending", migrations.subList(0, Math.min(SHOWN, migrations.size())), migrations.size());
    if (migrations.size() > SHOWN) {
      lines.add("  ... " + (migrations.size() - SHOWN) + " more, see --json");
    }
  }

  private void files(String heading, List<Migration> migrations) {
    files(heading, migrations, migrations.size());
  }

  private void files(String heading, List<Migration> migrations, int all) {
    list(
        heading,
        migrations.stream()
            .map(m -> List.of(m.version().toString(), m.description() + required(m)))
            .toList(),
        all);
  }

  private static String required(Migration migration) {
    Set<String> backfills = migration.options().backfills();
    return backfills.isEmpty()
        ? ""
        : " (requires the backfill " + String.join(", ", backfills) + ")";
  }

  private void rows(String heading, Collection<HistoryRow> rows) {
    list(heading, rows.stream().map(StatusText::cells).toList(), rows.size());
  }

  private static List<String> cells(HistoryRow row) {
    String description = row.description() == null ? "" : row.description();
    String mark =
        switch (row.state()) {
          case BASELINE -> " (baseline, not run here)";
          case ADOPTED -> " (adopted from " + row.appliedBy() + ")";
          default -> "";
        };
    return List.of(row.version().toString(), Times.format(row.appliedAt()), description + mark);
  }

  /** Of a long list of what is done only the end is shown: the newest is what one looks for. */
  private void list(String heading, List<List<String>> entries, int all) {
    if (entries.isEmpty()) {
      return;
    }
    lines.add(heading + " (" + all + "):");
    int from = Math.max(0, entries.size() - SHOWN);
    if (from > 0) {
      lines.add("  ... " + from + " more, see --json");
    }
    lines.addAll(Columns.align(entries.subList(from, entries.size())));
  }
}

package dev.slipway.cli;

import dev.slipway.action.BackupReport;
import dev.slipway.action.BackupsReport;
import dev.slipway.action.DriftReport;
import dev.slipway.action.HistoryReport;
import dev.slipway.action.PlanReport;
import dev.slipway.action.PruneReport;
import dev.slipway.action.RepairReport;
import dev.slipway.action.Report;
import dev.slipway.action.RestoreReport;
import dev.slipway.action.RunReport;
import dev.slipway.action.SnapshotReport;
import dev.slipway.action.SnapshotsReport;
import dev.slipway.action.StatusReport;
import dev.slipway.action.ValidateReport;
import dev.slipway.action.VerifyReport;
import java.util.List;
import java.util.function.Function;

/** Reports as text for people: which is told by whom. */
final class Text {

  private static final List<Form<?>> FORMS =
      List.of(
          new Form<>(RunReport.class, RunText::of),
          new Form<>(StatusReport.class, StatusText::of),
          new Form<>(PlanReport.class, PlanText::of),
          new Form<>(ValidateReport.class, ValidateText::of),
          new Form<>(RepairReport.class, RepairText::of),
          new Form<>(DriftReport.class, DriftText::of),
          new Form<>(HistoryReport.class, HistoryText::of),
          new Form<>(BackupReport.class, BackupText::of),
          new Form<>(BackupsReport.class, BackupText::of),
          new Form<>(SnapshotReport.class, SnapshotText::of),
          new Form<>(SnapshotsReport.class, SnapshotText::of),
          new Form<>(PruneReport.class, PruneText::of),
          new Form<>(VerifyReport.class, VerifyText::of),
          new Form<>(RestoreReport.class, RestoreText::of));

  private Text() {}

  /** The text form of one kind of report. */
  private record Form<R extends Report>(Class<R> type, Function<R, String> words) {

    String of(Report report) {
      return words.apply(type.cast(report));
    }
  }

  static String of(Report report) {
    return FORMS.stream()
        .filter(form -> form.type.isInstance(report))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no text form for " + report.getClass()))
        .of(report);
  }
}

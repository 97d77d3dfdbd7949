package dev.slipway.transfer.export;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.NextStep;
import dev.slipway.backup.part.OutOfTime;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.error.Count;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.transfer.source.SourcePlan;

/** An export that did not come to its end: what becomes of its files, and what is told of it. */
record BrokenOff(DatabaseSettings database, Storage storage) {

  /** Its files are deleted where that is allowed. */
  ExportFailed deleting(ExportFolder folder, String doing, Throwable reason) {
    return failed(doing, reason, deleted(folder, reason));
  }

  /** Tables that are there as a whole stay: the same export goes on behind them. */
  ExportFailed keeping(
      UnfinishedExport unfinished, SourcePlan plan, String doing, Throwable reason) {
    if (unfinished.count() == 0) {
      return deleting(unfinished.folder(), doing, reason);
    }
    String kept =
        "%d of %s are there; with batch (--batch), the same goes on in %s/%s"
            .formatted(
                unfinished.count(),
                Count.of(plan.tables().size(), "table"),
                storage.uri(),
                unfinished.folder().prefix());
    return failed(doing, reason, kept);
  }

  private String deleted(ExportFolder folder, Throwable reason) {
    String prefix = folder.prefix();
    try {
      storage.delete(storage.list(prefix).stream().map(object -> object.key()).toList());
      return "Its files were deleted";
    } catch (StorageException e) {
      reason.addSuppressed(e);
      return "Its files stay in " + storage.uri() + "/" + prefix + " and can be deleted";
    }
  }

  private ExportFailed failed(String doing, Throwable reason, String remains) {
    return new ExportFailed(
        "The export of %s failed while %s: %s. It has no manifest and does not count. %s; the"
                .formatted(database.address(), doing, FailureText.of(reason), remains)
            + " database is as it was. "
            + (reason instanceof OutOfTime over ? over.next() : next(reason)),
        reason);
  }

  /** What to do after what has failed. */
  String next(Throwable reason) {
    return NextStep.after(reason, database.user(), "export again");
  }
}

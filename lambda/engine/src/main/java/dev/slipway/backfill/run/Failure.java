package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.plan.Key;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backup.FailureText;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.LockHolders;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Place;
import java.util.List;

/** What it means that the server refused something of a backfill. */
final class Failure {

  /** Not null: by it a batch of ours fails, as {@code BackfillTable.advance} says. */
  private static final String NOT_NULL = "23502";

  private Failure() {}

  /** Before the first batch. */
  static SlipwayException before(BackfillOrder order, SqlFailure failure) {
    return before(order, FailureText.of(failure));
  }

  /** Before the first batch, for a reason that names its place. */
  static SlipwayException before(BackfillOrder order, String why) {
    return new InvalidInput(
        "The "
            + order.what()
            + " was not begun: "
            + why
            + ". Nothing was done."
            + " Next: mend that, and run it again.");
  }

  /** While a batch was only tried. */
  static SlipwayException tried(Job job, SqlFailure failure) {
    return new InvalidInput(
        "A batch of the "
            + job.order().what()
            + " was tried, and failed: "
            + placed(job, failure)
            + ". Nothing was changed. Next: mend that, and try it again.");
  }

  /** In a batch, which was rolled back. */
  static BackfillFailed at(Job job, Batch batch, RecordedProgress progress, SqlFailure failure) {
    String what = "The " + job.order().what() + " stopped" + rows(job, batch) + ": ";
    String inTheWay = "";
    if (!failure.isConnectionLoss()) {
      progress.giveBack();
      inTheWay = failure.isRetryable() ? LockHolders.inUse(progress.session()) : "";
    }
    String text =
        what
            + reason(job, failure)
            + (inTheWay.isEmpty() ? "" : " " + inTheWay)
            + " The batch was rolled back. Done before, and so it stays: "
            + progress.state().counters()
            + behind(job, progress.state())
            + "\n"
            + next(job.order());
    return BackfillFailed.of(
        text, failure, progress.result(), isOurs(failure) ? null : job.place(failure));
  }

  private static String rows(Job job, Batch batch) {
    Page page = batch.page();
    Key key = job.key();
    return page == null || key == null
        ? ""
        : " at the batch from " + key.told(page.first()) + " to " + key.told(page.last());
  }

  /** With its place in the file, where it is of one. */
  static String placed(Job job, SqlFailure failure) {
    Place place = failure.isConnectionLoss() ? null : job.place(failure);
    return (place == null ? "" : place + ": ") + FailureText.of(failure);
  }

  private static String reason(Job job, SqlFailure failure) {
    if (failure.sqlState().equals(NOT_NULL) && isOurs(failure)) {
      return failure.column().equals("batches")
          ? "rows were given other keys while they were changed (by a trigger?), and would be met"
              + " again; or the statement changes rows that are not within its bounds."
          : "another run has done this batch.";
    }
    return placed(job, failure) + ".";
  }

  private static boolean isOurs(SqlFailure failure) {
    return failure.table().equals("schema_migration_backfills");
  }

  private static String behind(Job job, BackfillState state) {
    List<String> cursor = state.cursor();
    Key key = job.key();
    return cursor == null || key == null ? "." : ", up to " + key.told(cursor) + ".";
  }

  private static String next(BackfillOrder order) {
    return "Next: mend that, and run the "
        + order.what()
        + " again: it goes on behind what is done"
        + (order.isOfFile() ? " (with --resume where its file has changed)" : "")
        + "; --restart begins at the first row.";
  }
}

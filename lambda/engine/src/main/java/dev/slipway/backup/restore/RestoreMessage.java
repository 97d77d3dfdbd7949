package dev.slipway.backup.restore;

import dev.slipway.backup.NextStep;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.backup.restore.unit.Salvage;
import dev.slipway.backup.restore.work.UnitFailure;
import dev.slipway.backup.restore.work.UnitRunner;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.error.Count;
import dev.slipway.postgres.RowValues;
import dev.slipway.postgres.SqlFailure;

/** Says what failed, what state the target is in, and what to type next. */
record RestoreMessage(RestorePlan plan, DatabaseSettings target, UnitRunner runner) {

  RestoreFailed of(UnitFailure failure) {
    Throwable reason = failure.reason();
    String told = text(failure, why(reason));
    RestoreFailed failed =
        (plan.isOfTables() && !isLoss(reason)
                ? RestoreFailed.refused(told, reason)
                : RestoreFailed.brokenOff(told, reason))
            .at(failure.subject());
    return reason instanceof SqlFailure sql
        ? failed.keeping(text(failure, what(sql) + line("Detail", RowValues.detailWithout(sql))))
        : failed;
  }

  private String text(UnitFailure failure, String why) {
    return "Restoring "
        + plan.backup().uri()
        + " into "
        + target.address()
        + " failed at "
        + failure.subject()
        + "\n  "
        + why
        + (runner.inTheWay().isEmpty() ? "" : "\n  " + runner.inTheWay())
        + "\n"
        + state(failure.reason());
  }

  private static String what(SqlFailure failure) {
    return failure.getMessage() + " (" + failure.sqlState() + ").";
  }

  private static String why(Throwable reason) {
    if (reason instanceof SqlFailure sql) {
      return what(sql)
          + line("Detail", sql.detail())
          + line("Hint", sql.hint())
          + line("Where", sql.where());
    }
    return String.valueOf(reason.getMessage());
  }

  private static String line(String name, String value) {
    return value.isEmpty() ? "" : "\n  " + name + ": " + value;
  }

  private static boolean isLoss(Throwable reason) {
    return reason instanceof SqlFailure sql && sql.isConnectionLoss();
  }

  private boolean isAtDeadline(Throwable reason) {
    return reason instanceof SqlFailure sql
        && sql.isCancelled()
        && plan.terms().timeLeft().get().isPresent();
  }

  private String state(Throwable reason) {
    if (plan.isOfTables()) {
      return isLoss(reason)
          ? "The connection was lost: either all chosen tables are restored or none. Next: look at"
              + " them, then restore again."
          : "It was rolled back; the database is as it was. "
              + NextStep.after(reason, target.user(), "restore again");
    }
    return "The database is half restored: "
        + runner.done().size()
        + " of "
        + Count.of(plan.units(), "unit")
        + " were done now and stay, the failed one was rolled back. "
        + (isAtDeadline(reason)
            ? "Next: give it more time (the function's timeout), or run the same restore from the"
                + " command line (restore "
                + plan.backup().uri()
                + "), which has no deadline; it goes on where it stopped."
            : NextStep.after(
                    reason,
                    target.user(),
                    "run the same restore again (restore "
                        + plan.backup().uri()
                        + "); it goes on where it stopped")
                + goingOn(reason)
                + " To start over instead: DROP SCHEMA slipway_restore CASCADE, then restore with"
                + " --clean.");
  }

  private static String goingOn(Throwable reason) {
    return reason instanceof SqlFailure failure && Salvage.isOfOne(failure)
        ? " To restore the rest without it: the same with --keep-going."
        : "";
  }
}

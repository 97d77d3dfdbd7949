package dev.slipway.transfer.load;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.NextStep;
import dev.slipway.ledger.Deadline;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.transfer.load.LoadFailed.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says why rows are not in. */
record LoadFailures(String user) {

  private static final String AS_IT_WAS = "It was rolled back: the database is as it was.";

  /** As the server says where in the rows it was, in every language. */
  private static final Pattern PLACE =
      Pattern.compile("COPY [^,]+, \\D*(\\d+)(?:, \\D*? (\\S+?)[:,].*)?.*", Pattern.DOTALL);

  /** Something that the server, or what rows come from, has refused. */
  LoadFailed of(LoadPlan plan, String doing, Throwable reason) {
    String what =
        "The %s failed while %s: %s%s."
            .formatted(plan.terms().action(), doing, FailureText.of(reason), place(reason));
    String next = NextStep.after(reason, user, again(plan));
    return LoadFailed.rolledBack(new Text(what, AS_IT_WAS, next), sqlState(reason), reason);
  }

  /** Something that we have found. */
  LoadFailed of(LoadPlan plan, String what) {
    return LoadFailed.rolledBack(
        new Text(
            "The %s failed: %s.".formatted(plan.terms().action(), what),
            AS_IT_WAS,
            "Next: mend that and " + again(plan) + "."),
        "",
        null);
  }

  LoadFailed notLocked(LoadPlan plan, SqlFailure failure, String inTheWay) {
    return LoadFailed.rolledBack(
        new Text(
            "The %s did not begin: the tables could not be locked (%s, %d tries)."
                .formatted(plan.terms().action(), failure.sqlState(), plan.terms().lockTries()),
            "Nothing was changed.",
            (inTheWay.isEmpty() ? "" : inTheWay + " ")
                + "Next: "
                + again(plan)
                + " when they have ended, or raise --lock-timeout."),
        failure.sqlState(),
        failure);
  }

  LoadFailed unknown(LoadPlan plan, SqlFailure failure) {
    return LoadFailed.unknown(
        new Text(
            "The connection was lost while the %s was committed (%s):"
                .formatted(plan.terms().action(), FailureText.of(failure)),
            "the rows are all in, or none is.",
            "Next: look at one of the tables, or at history, and "
                + again(plan)
                + " if they are not in."),
        failure.sqlState(),
        failure);
  }

  /** The same where it fails because there is no time left: that is what to mend. */
  static LoadFailed inTime(LoadPlan plan, LoadFailed failure) {
    Deadline deadline = plan.terms().deadline();
    if (deadline.hasTime()) {
      return failure;
    }
    return failure.next(deadline.isInterrupted() ? "Next: run it again." : tooLong(plan));
  }

  private static String tooLong(LoadPlan plan) {
    return ("The time is over. Next: %s with batch (--batch), which commits table by table and goes"
            + " on when it is asked again, or from where there is no such limit.")
        .formatted(plan.terms().action());
  }

  private static String again(LoadPlan plan) {
    return plan.terms().action() + " again";
  }

  private static String sqlState(Throwable reason) {
    return reason instanceof SqlFailure failure ? failure.sqlState() : "";
  }

  /** Which line and column of the rows it was. */
  private static String place(Throwable reason) {
    if (!(reason instanceof SqlFailure failure)) {
      return "";
    }
    Matcher place = PLACE.matcher(failure.where());
    if (!place.matches()) {
      return failure.detail().isEmpty() ? "" : " (" + failure.detail() + ")";
    }
    String column = place.group(2) == null ? "" : ", column " + place.group(2);
    return " (line " + place.group(1) + column + ")";
  }
}

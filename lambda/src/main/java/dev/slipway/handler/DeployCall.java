package dev.slipway.handler;

import dev.slipway.action.Report;
import dev.slipway.action.RequestReader;
import dev.slipway.action.StatusReport;
import dev.slipway.config.Consent;
import dev.slipway.error.InvalidInput;
import dev.slipway.history.HistoryRow;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import java.util.List;
import java.util.Map;

/** One call of isComplete: looks where the database stands, and goes on from there. */
final class DeployCall {

  /** The stack says so by a variable of the function: an event is not enough. */
  private static final String KEPT =
      "Nothing was taken back: the function is not configured with ON_ROLLBACK=REVERT.";

  private final Invocation invocation;
  private final DeployEvent event;
  private final DeployTime time;

  DeployCall(Invocation invocation, DeployEvent event, DeployTime time) {
    this.invocation = invocation;
    this.event = event;
    this.time = time;
  }

  /** A database that is to be left alone is; else the run that brings it to the files. */
  Map<String, Object> answer() {
    StatusReport status =
        (StatusReport) invocation.perform(RequestReader.read(Map.of("action", "status")));
    Comparison found = status.comparison();
    found.files().requireReadable();
    boolean ahead = !found.ahead().isEmpty();
    boolean asked = event.goesBack() && event.reverts();
    if (asked && invocation.reverts()) {
      return ahead ? revert(status) : run(up(), found);
    }
    boolean settled = onlyRepeatables(found);
    return (event.goesBack() ? ahead || settled : ahead && settled)
        ? DeployAnswer.complete(status, applied(found), asked && ahead ? KEPT : "")
        : run(up(), found);
  }

  /** Their newer text is part of what is kept; what else is pending was never there. */
  private static boolean onlyRepeatables(Comparison found) {
    return found.pending().stream().allMatch(Migration::isRepeatable);
  }

  /** Takes the newer versions back; then the older text of repeatables is the one that counts. */
  private Map<String, Object> revert(StatusReport status) {
    Report down = perform(downTo(target(status), status));
    return isPaused(down) ? paused(down) : run(up(), status.comparison());
  }

  private static Version target(StatusReport status) {
    return status
        .comparison()
        .newestOfFiles()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "None of the older files is applied, so there is no version to go back to."));
  }

  private Map<String, Object> downTo(Version target, StatusReport status) {
    Map<String, Object> request =
        invocation.consents(Consent.ENVIRONMENT_CHANGED, Consent.ACCEPT_DRIFT);
    request.put("action", "down");
    request.put("target", target.toString());
    request.put("confirm", status.database());
    request.put("backup", invocation.backupBeforeUp());
    return request;
  }

  private Map<String, Object> up() {
    Map<String, Object> request =
        invocation.consents(Consent.ENVIRONMENT_CHANGED, Consent.ACCEPT_DRIFT, Consent.EXISTING);
    request.put("action", "up");
    request.put("backup", invocation.backupBeforeUp());
    return request;
  }

  private Map<String, Object> run(Map<String, Object> request, Comparison before) {
    Report report = perform(request);
    return isPaused(report)
        ? paused(report)
        : DeployAnswer.complete(report, applied(before), takenBack());
  }

  /** Over all calls, for the first may have done it and the last have nothing to do. */
  private String takenBack() {
    return event.goesBack() && invocation.reverts()
        ? new WayBack(invocation, time).takenBack().orElse("")
        : "";
  }

  private Report perform(Map<String, Object> request) {
    return invocation.perform(RequestReader.read(request));
  }

  private static boolean isPaused(Report report) {
    return "PAUSED".equals(report.fields().get("outcome"));
  }

  private Map<String, Object> paused(Report report) {
    if (time.isOver()) {
      throw event.goesBack() ? DeployOverdue.onTheWayBack() : DeployOverdue.paused(report);
    }
    return DeployAnswer.incomplete();
  }

  /** What earlier calls of this deploy have applied; taken back, it is no longer there. */
  private List<String> applied(Comparison found) {
    return found.history().rows().stream()
        .filter(row -> !row.isPartial() && time.covers(row.appliedAt()))
        .map(HistoryRow::version)
        .map(Version::toString)
        .toList();
  }
}

package dev.slipway.handler;

import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Verdict;
import dev.slipway.action.status.StatusReport;
import dev.slipway.action.status.StatusRequest;
import dev.slipway.action.up.UpRequest;
import dev.slipway.config.Consent;
import dev.slipway.history.Deploy;
import dev.slipway.history.HistoryRow;
import dev.slipway.ledger.RunLockNotObtained;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One call of isComplete: looks where the database stands, and goes on from there. */
final class DeployCall {

  private final Invocation invocation;
  private final DeployEvent event;
  private final DeployTime time;
  private final DeployDirection direction;

  DeployCall(Invocation invocation, DeployEvent event, DeployTime time, DeployDirection direction) {
    this.invocation = invocation;
    this.event = event;
    this.time = time;
    this.direction = direction;
  }

  /** The run that brings the database to the files, unless it is to stay as it is. */
  Map<String, Object> answer() {
    StatusReport status = (StatusReport) invocation.perform(new StatusRequest());
    Comparison found = status.comparison();
    found.files().requireReadable();
    return switch (direction.way()) {
      case FORWARD -> forward(status);
      case PERHAPS_BACK -> run(up(), found);
      case BACK -> back(status);
    };
  }

  private Map<String, Object> forward(StatusReport status) {
    Comparison found = status.comparison();
    hazards(found).requireAllowed();
    try {
      Report report = invocation.perform("up", forwardRequest(found));
      return isPaused(report)
          ? handedOver(report, found, "").orElseGet(() -> paused(report))
          : complete(report, found);
    } catch (RunLockNotObtained e) {
      return handedOver(status, found, ", and another run is at work: " + e.holder())
          .orElseThrow(() -> e);
    }
  }

  /** The answer where the time is over, and something else goes on with what is left. */
  private Optional<Map<String, Object>> handedOver(Report report, Comparison found, String why) {
    return Optional.of(event)
        .filter(one -> time.isOver())
        .flatMap(HandOver::of)
        .map(handOver -> handOver.give(forwardFields(), report, applied(found), time.over() + why));
  }

  private Deploy deploy(Comparison found) {
    String version = found.history().current().map(Version::toString).orElse(null);
    return new Deploy(event.request(), event.resource(), event.from(), event.to(), version, true);
  }

  private Map<String, Object> back(StatusReport status) {
    Deploy undone = direction.undone();
    return undone != null && event.reverts() && invocation.deployTerms().reverts()
        ? revert(status, undone)
        : DeployAnswer.complete(status, applied(status.comparison()), kept(status.comparison()));
  }

  private String kept(Comparison found) {
    return new KeptDatabase(found, event.reverts() && !invocation.deployTerms().reverts()).text();
  }

  /** Takes back what is newer; then the older text of repeatables is the one that counts. */
  private Map<String, Object> revert(StatusReport status, Deploy undone) {
    Comparison found = status.comparison();
    List<String> others = ofOthers(found, new WayBackTarget(found, undone));
    if (!others.isEmpty()) {
      return DeployAnswer.complete(
          status,
          applied(found),
          "Nothing was taken back: another deploy to this database has brought "
              + String.join(", ", others)
              + " meanwhile, and stands on what is below. Take back by hand what is to go: down.");
    }
    if (!found.ahead().isEmpty()) {
      Report down =
          invocation.perform("down", downTo(new WayBackTarget(found, undone).version(), status));
      if (isPaused(down)) {
        return paused(down);
      }
    }
    return run(up(), found);
  }

  /**
   * Versions that the deploy that is undone cannot have brought: a database may serve two stacks.
   */
  private List<String> ofOthers(Comparison found, WayBackTarget target) {
    return found.ahead().stream()
        .map(HistoryRow::version)
        .filter(version -> version.isNumbered() && event.isNewerThanUndone(version))
        .filter(target::isAbove)
        .map(Version::toString)
        .toList();
  }

  private Request downTo(Version target, StatusReport status) {
    Map<String, Object> request =
        request("down", Consent.ENVIRONMENT_CHANGED, Consent.ACCEPT_DRIFT);
    request.put("target", target.toString());
    request.put("confirm", status.database());
    return invocation.read(request);
  }

  private UpRequest up() {
    return (UpRequest) invocation.read(upFields());
  }

  private Request forwardRequest(Comparison found) {
    return ((UpRequest) invocation.read(forwardFields())).partOf(deploy(found));
  }

  /** Going back asks for no approval: what it runs was deployed before. */
  private Map<String, Object> forwardFields() {
    Map<String, Object> request = upFields();
    invocation.deployTerms().approved().ifPresent(approved -> request.put("approved", approved));
    return request;
  }

  private Map<String, Object> upFields() {
    Map<String, Object> request =
        request("up", Consent.ENVIRONMENT_CHANGED, Consent.ACCEPT_DRIFT, Consent.EXISTING);
    request.put("outOfOrder", invocation.deployTerms().outOfOrder());
    request.put("backfill", invocation.deployTerms().backfills());
    return request;
  }

  private Map<String, Object> request(String action, Consent... consents) {
    Map<String, Object> request = invocation.deployTerms().consents(consents);
    request.put("action", action);
    request.put("backupFirst", invocation.backupBeforeUp());
    request.putAll(invocation.deployTerms().placeholders());
    return request;
  }

  private Map<String, Object> run(UpRequest request, Comparison before) {
    Report report = invocation.perform("up", request);
    return isPaused(report) ? paused(report) : complete(report, before);
  }

  private Map<String, Object> complete(Report report, Comparison before) {
    return DeployAnswer.complete(report, applied(before), message(report, before));
  }

  /** What is pending comes first; what was taken back is told of all calls together. */
  private String message(Report report, Comparison before) {
    Optional<String> left = VersionsLeftOut.of(report.fields().get("pending"));
    Optional<String> back =
        direction.undone() == null ? Optional.empty() : new WayBack(invocation, time).takenBack();
    Optional<String> hazards =
        direction.mayFail() ? hazards(before).told() : Optional.<String>empty();
    return Stream.of(left, back, hazards)
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  private DeployHazards hazards(Comparison found) {
    return new DeployHazards(invocation, found, applied(found));
  }

  private static boolean isPaused(Report report) {
    return report.verdict() == Verdict.PAUSED;
  }

  private Map<String, Object> paused(Report report) {
    if (time.isOver()) {
      throw direction.mayFail()
          ? DeployOverdue.paused(time, report)
          : DeployOverdue.onTheWayBack(time);
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

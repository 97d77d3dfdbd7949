package dev.slipway.handler;

import dev.slipway.action.status.StatusReport;
import dev.slipway.action.status.StatusRequest;
import dev.slipway.config.DeployProperties;
import dev.slipway.error.SlipwayException;
import dev.slipway.handler.DeployEvent.Kind;
import dev.slipway.history.Deploy;
import dev.slipway.ledger.RunLockNotObtained;
import dev.slipway.time.Sleep;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Runs migrations as part of a deploy. The work is done by isComplete: when the time runs out, or
 * another run is under way, it answers "not complete", and the framework calls it again.
 */
final class Deploys {

  /** As the framework does it, which asks again each ten seconds. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final Invocation invocation;

  Deploys(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * The answer to an event. Throws when the deploy is to fail. Going back to older files never
   * does: that would leave the stack stuck half way back, so the failure is logged and told.
   */
  Map<String, Object> answer(DeployEvent event) {
    DeployTime time = event.time();
    if (time == null) {
      return DeployAnswer.begun(physicalId(event), Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
    if (event.kind() == Kind.DELETE) {
      return DeployAnswer.complete();
    }
    return deploy(event, time);
  }

  /** The whole of a deploy in one call: looks again until what is under way has ended. */
  Map<String, Object> whole(DeployEvent event) {
    DeployEvent own = event.at(DeployTime.ofOneCall(invocation.deadline()));
    Map<String, Object> answer = answer(own);
    while (answer.equals(DeployAnswer.incomplete())) {
      Sleep.of(BETWEEN_LOOKS, DeployInterrupted::new);
      answer = answer(own);
    }
    return answer;
  }

  private Map<String, Object> deploy(DeployEvent event, DeployTime time) {
    DeployDirection direction = DeployDirection.unknown(event);
    try {
      direction = direction(event);
      if (direction.mayFail()) {
        event.requireKnown();
        event.property(DeployProperties.MIGRATIONS_URL).ifPresent(invocation::requireMigrations);
      }
      return call(new DeployCall(limited(invocation, time), event, time, direction), time);
    } catch (RuntimeException e) {
      if (direction.mayFail() && !mayBeBackAndNeverBegan(event)) {
        throw e;
      }
      invocation.log().failed(e);
      return new WayBack(invocation, time).brokeOff(e);
    }
  }

  /** Only an update can take something back, so only then the database is asked. */
  private DeployDirection direction(DeployEvent event) {
    return event.changes()
        ? known(event, invocation.deploys(event.resource()))
        : DeployDirection.unknown(event);
  }

  /**
   * Where nothing was ever applied, there is nothing to go back to, unless the template is older:
   * it takes an update back then that has failed before it began.
   */
  private DeployDirection known(DeployEvent event, List<Deploy> known) {
    DeployDirection direction = DeployDirection.of(event, known);
    return known.isEmpty() && !direction.mayFail() && !event.isOfOlderTemplate() && isNew()
        ? new DeployDirection(DeployDirection.Way.FORWARD, null)
        : direction;
  }

  /**
   * True where a way back may have failed for the reason that the update had failed for: that has
   * left no deploy behind, and this has left none either.
   */
  private boolean mayBeBackAndNeverBegan(DeployEvent event) {
    try {
      return !DeployDirection.unknown(event).mayFail()
          && invocation.deploys(event.resource()).isEmpty();
    } catch (SlipwayException e) {
      invocation.log().failed(e);
      return true;
    }
  }

  private boolean isNew() {
    StatusReport status = (StatusReport) invocation.perform(new StatusRequest());
    return status.comparison().history().rows().isEmpty();
  }

  /** Constant, because another id would make CloudFormation delete the resource of the old one. */
  private String physicalId(DeployEvent event) {
    String known = event.physicalId();
    return known == null ? "slipway-" + invocation.databaseName() : known;
  }

  private static Invocation limited(Invocation own, DeployTime time) {
    return own.withDeadline(time.limit(own.deadline()));
  }

  private Map<String, Object> call(DeployCall call, DeployTime time) {
    try {
      return call.answer();
    } catch (RunLockNotObtained e) {
      if (time.isOver()) {
        throw DeployOverdue.locked(time, e);
      }
      invocation.log().failed(e);
      return DeployAnswer.incomplete();
    }
  }
}

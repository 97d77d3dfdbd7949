package dev.slipway.handler;

import dev.slipway.config.DeployProperties;
import dev.slipway.handler.DeployEvent.Kind;
import dev.slipway.ledger.RunLockNotObtained;
import dev.slipway.ledger.SeenDeploys;
import dev.slipway.postgres.UnableToConnect;
import dev.slipway.time.Sleep;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
   * The answer to an event. Throws when the deploy is to fail. Going back to older files does not
   * where it is known for that: it would leave the stack stuck half way back, so the failure is
   * logged and told.
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
      if (direction.mayFail() && itsWayBackIsKnown(event, e)) {
        throw e;
      }
      invocation.log().failed(e);
      return new WayBack(invocation, time).brokeOff(e);
    }
  }

  /** Only an update can take something back, so only then the database is asked. */
  private DeployDirection direction(DeployEvent event) {
    return event.changes()
        ? DeployDirection.of(event, deploys(event).newest())
        : DeployDirection.unknown(event);
  }

  /**
   * True when what takes the deploy back that has failed will be known for that: by the templates,
   * or by the database, which is told of it. Where nothing can be written down there, an event that
   * looks older may be just that way back: it fails for the same reason, and must not.
   */
  private boolean itsWayBackIsKnown(DeployEvent event, RuntimeException failure) {
    if (!event.changes() || event.tellsOrder()) {
      return true;
    }
    try {
      if (!(failure instanceof UnableToConnect)) {
        deploys(event).addFirst(event.request(), event.from(), event.to());
        return true;
      }
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      invocation.log().failed(e);
    }
    return !event.looksOlder();
  }

  private SeenDeploys deploys(DeployEvent event) {
    return invocation.deploys(event.resource());
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

package dev.slipway.handler;

import dev.slipway.action.Json;
import dev.slipway.action.Report;
import dev.slipway.aws.LongRunStart;
import dev.slipway.config.DeployProperties;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Gives what is left of a deploy, when its time is over, to a state machine that goes on with it.
 * The deploy succeeds then, which is what the construct was told to accept.
 *
 * @param machine the state machine's ARN
 * @param name the same for every call of one deploy, so that it is given once
 */
record HandOver(String machine, String name) {

  /** That of an event; nothing where what is left fails the deploy. */
  static Optional<HandOver> of(DeployEvent event) {
    return event
        .property(DeployProperties.LONG_RUNS)
        .map(machine -> new HandOver(machine, name(event)));
  }

  private static String name(DeployEvent event) {
    String request = event.request().replaceAll("[^A-Za-z0-9-]", "-");
    return ("deploy-" + request).substring(0, Math.min(80, "deploy-".length() + request.length()));
  }

  /**
   * Gives it, and answers that the deploy is complete. Throws {@link dev.slipway.aws.AwsFailure}
   * when it cannot be given.
   *
   * @param request what is still to be asked for
   * @param report says how far the database is
   * @param why what has taken so long, as a sentence goes on
   */
  Map<String, Object> give(
      Map<String, Object> request, Report report, Collection<String> applied, String why) {
    new LongRunStart(machine).start(name, Json.text(request));
    return DeployAnswer.complete(
        report,
        applied,
        why
            + ". The state machine of long runs goes on with what is pending, in its execution "
            + name
            + ". What waits for the migrations goes on without them; the next deploy finds them"
            + " done, or waits for them.");
  }
}

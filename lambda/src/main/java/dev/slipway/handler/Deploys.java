package dev.slipway.handler;

import dev.slipway.action.Report;
import dev.slipway.action.RequestReader;
import dev.slipway.action.StatusReport;
import dev.slipway.error.InvalidInput;
import dev.slipway.handler.DeployEvent.Kind;
import dev.slipway.migration.Version;
import dev.slipway.run.RunLockNotObtained;
import java.util.Map;

/**
 * Runs migrations as part of a deploy. The work is done by isComplete: when the time runs out, or
 * another run is under way, it answers "not complete", and the framework calls it again.
 */
final class Deploys {

  private final Invocation invocation;

  Deploys(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * The answer to an event. Throws when the deploy is to fail. Going back to older files never
   * does: that would leave the stack stuck half way back, so the failure is logged and told.
   */
  Map<String, Object> answer(DeployEvent event) {
    if (!event.continued()) {
      return DeployAnswer.begun(physicalId(event));
    }
    if (event.kind() == Kind.DELETE) {
      return DeployAnswer.complete();
    }
    try {
      return deploy(event);
    } catch (RunLockNotObtained e) {
      invocation.log().failed(e);
      return DeployAnswer.incomplete();
    } catch (RuntimeException e) {
      if (!event.goesBack()) {
        throw e;
      }
      invocation.log().failed(e);
      return DeployAnswer.unchanged("The database stays as it is: " + Headline.of(e));
    }
  }

  /** Constant, because another id would make CloudFormation delete the resource of the old one. */
  private String physicalId(DeployEvent event) {
    String known = event.physicalId();
    return known == null ? "slipway-" + invocation.databaseName() : known;
  }

  /** A database that knows versions above every file is left alone, unless it is to go back too. */
  private Map<String, Object> deploy(DeployEvent event) {
    Invocation own =
        event.property("migrationsUrl").map(invocation::withMigrations).orElse(invocation);
    StatusReport status =
        (StatusReport) own.perform(RequestReader.read(Map.of("action", "status")));
    if (status.comparison().ahead().isEmpty()) {
      return run(own, Map.of("action", "up", "backup", own.backupBeforeUp()));
    }
    return event.goesBack() && event.reverts()
        ? run(own, downTo(target(status), status, own))
        : DeployAnswer.complete(status);
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

  private static Map<String, String> downTo(Version target, StatusReport status, Invocation own) {
    return Map.of(
        "action", "down",
        "target", target.toString(),
        "confirm", status.database(),
        "backup", own.backupBeforeUp());
  }

  private static Map<String, Object> run(Invocation own, Map<String, String> request) {
    Report report = own.perform(RequestReader.read(request));
    return "PAUSED".equals(report.fields().get("outcome"))
        ? DeployAnswer.incomplete()
        : DeployAnswer.complete(report);
  }
}

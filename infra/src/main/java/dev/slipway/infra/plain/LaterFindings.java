package dev.slipway.infra.plain;

import dev.slipway.infra.template.Acknowledged;
import dev.slipway.infra.template.Suppressions;
import dev.slipway.infra.template.Suppressions.Suppression;
import java.util.Map;
import software.constructs.IConstruct;

/**
 * Findings of checks that see the template before its parameters are known: they take a default for
 * what is deployed, or nothing at all.
 */
public final class LaterFindings {

  private LaterFindings() {}

  /** Explains those about a function, its log and the security group of its database. */
  public static void explain(IConstruct function, IConstruct logs, IConstruct databaseGroup) {
    Acknowledged.on(function, encrypted());
    Acknowledged.on(logs, encrypted());
    Suppressions.on(
        logs,
        Suppression.inPacks(
            "CloudWatchLogGroupEncrypted", "The parameter KmsKeyArn names a key for the log."));
    Suppressions.on(
        function,
        Suppression.inPacks(
            "LambdaConcurrency", "The parameter ReservedConcurrency says how many may run."));
    Suppressions.on(
        databaseGroup,
        new Suppression(
            "CdkNagValidationFailure", "The port that is opened is the parameter DatabasePort."));
  }

  /** The default is empty, and a condition leaves the property out then. */
  private static Map<String, String> encrypted() {
    return Map.of("F3031", "Where no key is given, there is none, by a condition.");
  }
}

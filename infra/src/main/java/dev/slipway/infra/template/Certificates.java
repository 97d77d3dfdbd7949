package dev.slipway.infra.template;

import dev.slipway.postgres.RdsCertificates;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/** The certificates of RDS that the function's jar brings are not those of all regions. */
public final class Certificates {

  private Certificates() {}

  /** Warns of a region whose servers the function could not check, where the region is known. */
  public static void explain(Construct scope) {
    String region = Stack.of(scope).getRegion();
    if (!Token.isUnresolved(region) && !RdsCertificates.know(region)) {
      Annotations.of(scope)
          .addWarningV2(
              "slipway:certificates",
              "The certificates of RDS in "
                  + region
                  + " are not in the function's jar, so it could not tell who answers, and the"
                  + " first deploy would fail. Bring the region's bundle in a layer:"
                  + " getFunction().addLayers(...), and name it:"
                  + " getFunction().addEnvironment(\"DB_SSLROOTCERT\", \"/opt/...\"). Then"
                  + " acknowledge this warning.");
    }
  }
}

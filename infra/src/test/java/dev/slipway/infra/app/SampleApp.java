package dev.slipway.infra.app;

import dev.slipway.infra.Sample;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/**
 * The app of this checkout, as it is with a context; only its migrations and its jar are stand-ins.
 */
public final class SampleApp {

  /** The trial. */
  public static final Map<String, Object> DEMO = Map.of("demo", "true");

  /** A database that is there already. */
  public static final Map<String, Object> EXISTING =
      Map.of(
          "vpcId", "vpc-0a1b2c3d",
          "subnetIds", "subnet-0a1b2c3d, subnet-1b2c3d4e",
          "availabilityZones", "eu-west-1a,eu-west-1b",
          "secretArn", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-a1B2c3",
          "databaseIdentifier", "app-prod",
          "environment", "prod");

  private SampleApp() {}

  /** Its stack. */
  public static Stack stack(String name, Map<String, ?> said) {
    Map<String, Object> context = new HashMap<>(said);
    context.put("migrations", Sample.MIGRATIONS);
    App app = Sample.app(name);
    return new MigrationsStack(app, ContextReader.read(context), Sample.functionJar());
  }
}

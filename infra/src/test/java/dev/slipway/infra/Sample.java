package dev.slipway.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.IInstanceEngine;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.constructs.Construct;

/** What a team's stack looks like before it adds migrations. */
public final class Sample {

  /** Where its migrations are. */
  public static final String MIGRATIONS = "src/test/resources/migrations";

  private Sample() {}

  /** An app with this checkout's settings, so that tests see the templates that users get. */
  public static App app(String name) {
    return new App(AppProps.builder().context(context()).outdir("target/cdk.out/" + name).build());
  }

  private static Map<String, Object> context() {
    try {
      Path settings = Path.of(System.getProperty("slipway.root"), "cdk.json");
      Map<?, ?> read = new ObjectMapper().readValue(settings.toFile(), Map.class);
      @SuppressWarnings("unchecked")
      Map<String, Object> context = (Map<String, Object>) read.get("context");
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stands for the function's code, which is not built yet when unit tests run. */
  public static String functionJar() {
    try {
      return Files.writeString(Path.of("target/function-stand-in.jar"), "code").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the CDK's own checks have found in an app of this name; older versions check nothing. */
  static List<JsonNode> violations(String name) throws IOException {
    Path report = Path.of("target/cdk.out", name, "validation-report.json");
    return new ObjectMapper().readTree(report.toFile()).findValues("violations");
  }

  static Stack stack(String name) {
    return new Stack(app(name), "Team");
  }

  /** A network without a way out. */
  public static Vpc vpc(Construct scope) {
    SubnetConfiguration isolated =
        SubnetConfiguration.builder()
            .name("Isolated")
            .subnetType(SubnetType.PRIVATE_ISOLATED)
            .build();
    return Vpc.Builder.create(scope, "Vpc")
        .natGateways(0)
        .restrictDefaultSecurityGroup(false)
        .subnetConfiguration(List.of(isolated))
        .build();
  }

  /** A PostgreSQL in a network. */
  public static DatabaseInstance.Builder database(Construct scope, Vpc vpc) {
    return DatabaseInstance.Builder.create(scope, "Database")
        .engine(postgres())
        .storageEncrypted(true)
        .vpc(vpc)
        .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build());
  }

  private static IInstanceEngine postgres() {
    return DatabaseInstanceEngine.postgres(
        PostgresInstanceEngineProps.builder().version(PostgresEngineVersion.VER_17).build());
  }

  /** Migrations with all that a test of them always says. */
  public static DatabaseMigrations.Builder migrations(Construct scope) {
    return DatabaseMigrations.Builder.create(scope, "Migrations")
        .migrations(MIGRATIONS)
        .functionJar(functionJar());
  }
}

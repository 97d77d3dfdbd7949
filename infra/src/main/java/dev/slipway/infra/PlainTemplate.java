package dev.slipway.infra;

import dev.slipway.config.DeployProperties;
import dev.slipway.config.DeployVariables;
import dev.slipway.config.VariableNames;
import dev.slipway.infra.plain.OptionalRights;
import dev.slipway.infra.plain.Parameter;
import dev.slipway.infra.plain.Parameters;
import dev.slipway.infra.template.Acknowledged;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * The construct as a template with parameters, for those who deploy without the CDK, or with it in
 * another language. CloudFormation calls the function itself.
 */
public final class PlainTemplate extends Stack {

  /** What parameters say to the function alone. */
  private static final Map<Parameter, String> VARIABLES =
      new TreeMap<>(
          Map.of(
              Parameter.PROTECTED_ENVIRONMENTS, VariableNames.PROTECTED_ENVIRONMENTS,
              Parameter.BACKUP_BEFORE_UP, VariableNames.BACKUP_BEFORE_UP,
              Parameter.ON_ROLLBACK, DeployVariables.ON_ROLLBACK,
              Parameter.HAZARDS, DeployVariables.HAZARDS,
              Parameter.CONSENTS, DeployVariables.CONSENTS,
              Parameter.LOCK_TIMEOUT, VariableNames.LOCK_TIMEOUT,
              Parameter.MIGRATIONS_FORMAT, VariableNames.MIGRATIONS_FORMAT,
              Parameter.HISTORY_SCHEMA, VariableNames.HISTORY_SCHEMA));

  private final Parameters parameters;

  /** Adds the template to an app; its file is {@code <id>.template.json}. */
  public PlainTemplate(Construct scope, String id) {
    super(scope, id, props());
    parameters = new Parameters(this);
    DatabaseMigrations migrations =
        new DatabaseMigrations(this, "Migrations", new PlainProps(this, parameters).read());
    VARIABLES.forEach(
        (parameter, variable) ->
            migrations.getFunction().addEnvironment(variable, parameters.text(parameter)));
    addProperties((CfnResource) migrations.getResource().getNode().getDefaultChild());
    OptionalRights.in(
        this,
        parameters,
        Parameter.BACKUP_BUCKET,
        Parameter.SECRET_KEY_ARN,
        Parameter.COMING_PREFIX,
        Parameter.EVENT_BUS_ARN);
    addOutputs(migrations);
    Acknowledged.on(
        this,
        Map.of(
            "F3033", "Where no topic is given, there is no action, by a condition.",
            "W2509", "It names the secret, and holds none."));
  }

  private static StackProps props() {
    return StackProps.builder()
        .description("Slipway: PostgreSQL migrations on every deploy")
        .analyticsReporting(false)
        // Nobody has bootstrapped anything for the CDK where this is deployed.
        .synthesizer(
            DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build())
        .build();
  }

  private void addProperties(CfnResource resource) {
    resource.addPropertyOverride(
        DeployProperties.ON_ROLLBACK, parameters.text(Parameter.ON_ROLLBACK));
    resource.addPropertyOverride(DeployProperties.SALT, parameters.text(Parameter.SALT));
  }

  /** By their own names, which other templates and Terraform read. */
  private void addOutputs(DatabaseMigrations migrations) {
    migrations.getNode().getChildren().stream()
        .filter(CfnOutput.class::isInstance)
        .map(CfnOutput.class::cast)
        .forEach(output -> output.overrideLogicalId(output.getNode().getId()));
    addOutput("FunctionArn", "The function", migrations.getFunction().getFunctionArn());
    addOutput("Version", "The database's version after the deploy", migrations.getVersion());
  }

  private void addOutput(String id, String description, String value) {
    CfnOutput.Builder.create(this, id).description(description).value(value).build();
  }
}

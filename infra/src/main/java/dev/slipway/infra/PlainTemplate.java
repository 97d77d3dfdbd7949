package dev.slipway.infra;

import dev.slipway.config.DeployProperties;
import dev.slipway.config.DeployVariables;
import dev.slipway.config.VariableNames;
import dev.slipway.infra.database.LogIn;
import dev.slipway.infra.function.FunctionGrants;
import dev.slipway.infra.plain.LaterFindings;
import dev.slipway.infra.plain.OptionalRights;
import dev.slipway.infra.plain.Parameters;
import dev.slipway.infra.plain.TemplateParameter;
import dev.slipway.infra.template.Acknowledged;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The construct as a template with parameters, for those who deploy without the CDK, or with it in
 * another language. CloudFormation calls the function itself.
 */
public final class PlainTemplate extends Stack {

  /** What parameters say to the function alone; a variable that is set, but empty, is refused. */
  private static final Map<TemplateParameter, String> VARIABLES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(TemplateParameter.SECRET_ARN, VariableNames.DB_SECRET_ARN),
              Map.entry(TemplateParameter.BACKUP_BUCKET, VariableNames.BACKUP_S3_BUCKET),
              Map.entry(TemplateParameter.EVENT_BUS_ARN, VariableNames.EVENT_BUS),
              Map.entry(TemplateParameter.RESOURCE_ID, VariableNames.DB_SERVER_ID),
              Map.entry(TemplateParameter.APPROVED, DeployVariables.APPROVED),
              Map.entry(
                  TemplateParameter.PROTECTED_ENVIRONMENTS, VariableNames.PROTECTED_ENVIRONMENTS),
              Map.entry(TemplateParameter.BACKUP_BEFORE_UP, VariableNames.BACKUP_BEFORE_UP),
              Map.entry(TemplateParameter.IAM_USER, VariableNames.DB_USER),
              Map.entry(TemplateParameter.ON_ROLLBACK, DeployVariables.ON_ROLLBACK),
              Map.entry(TemplateParameter.OUT_OF_ORDER, DeployVariables.OUT_OF_ORDER),
              Map.entry(TemplateParameter.BACKFILL, DeployVariables.BACKFILL),
              Map.entry(TemplateParameter.SET, DeployVariables.SET),
              Map.entry(TemplateParameter.HAZARDS, DeployVariables.HAZARDS),
              Map.entry(TemplateParameter.CONSENTS, DeployVariables.CONSENTS),
              Map.entry(TemplateParameter.LOCK_TIMEOUT, VariableNames.LOCK_TIMEOUT),
              Map.entry(TemplateParameter.LOCK_TRIES, VariableNames.LOCK_TRIES),
              Map.entry(TemplateParameter.STATEMENT_TIMEOUT, VariableNames.STATEMENT_TIMEOUT),
              Map.entry(TemplateParameter.CONNECT_WAIT, VariableNames.CONNECT_WAIT),
              Map.entry(TemplateParameter.RUN_LOCK_WAIT, VariableNames.RUN_LOCK_WAIT),
              Map.entry(TemplateParameter.MIGRATIONS_FORMAT, VariableNames.MIGRATIONS_FORMAT),
              Map.entry(TemplateParameter.HISTORY_SCHEMA, VariableNames.HISTORY_SCHEMA)));

  /** What parameters say to the custom resource: another value is another deploy. */
  private static final Map<TemplateParameter, String> PROPERTIES =
      new TreeMap<>(
          Map.of(
              TemplateParameter.ON_ROLLBACK, DeployProperties.ON_ROLLBACK,
              TemplateParameter.OUT_OF_ORDER, DeployProperties.OUT_OF_ORDER,
              TemplateParameter.BACKFILL, DeployProperties.BACKFILL,
              TemplateParameter.SET, DeployProperties.SET,
              TemplateParameter.MIGRATIONS_FORMAT, DeployProperties.MIGRATIONS_FORMAT,
              TemplateParameter.HISTORY_SCHEMA, DeployProperties.HISTORY_SCHEMA,
              TemplateParameter.SALT, DeployProperties.SALT));

  private final Parameters parameters;

  /** Adds the template to an app; its file is {@code <id>.template.json}. */
  public PlainTemplate(Construct scope, String id) {
    super(scope, id, props());
    // Statements that were made one would have one condition, and more rights or fewer than each.
    getNode().setContext("@aws-cdk/aws-iam:minimizePolicies", false);
    parameters = new Parameters(this);
    DatabaseMigrations migrations =
        new DatabaseMigrations(this, "Migrations", new PlainProps(this, parameters).read());
    VARIABLES.forEach(
        (parameter, variable) ->
            migrations.getFunction().addEnvironment(variable, parameters.value(parameter)));
    CfnResource resource = made(migrations.getResource());
    PROPERTIES.forEach(
        (parameter, property) ->
            resource.addPropertyOverride(property, parameters.text(parameter)));
    operate(migrations);
    logInByIam(migrations.getFunction());
    parameters.requireOneLogIn();
    new FunctionGrants(migrations.getFunction())
        .allowKey(parameters.text(TemplateParameter.KMS_KEY_ARN));
    OptionalRights.in(
        this,
        parameters,
        TemplateParameter.BACKUP_BUCKET,
        TemplateParameter.SECRET_KEY_ARN,
        TemplateParameter.SECRET_ARN,
        TemplateParameter.IAM_USER,
        TemplateParameter.KMS_KEY_ARN,
        TemplateParameter.COMING_PREFIX,
        TemplateParameter.EVENT_BUS_ARN,
        TemplateParameter.DEAD_LETTER_QUEUE_ARN);
    addOutputs(migrations);
    LaterFindings.explain(
        migrations.getFunction(),
        migrations.getNode().findChild("Logs"),
        getNode().findChild("DatabaseGroup"));
    Acknowledged.on(
        this,
        Map.of(
            "F3012", "A text that holds digits alone, by its pattern.",
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

  /** Where a user for that is given. */
  private void logInByIam(Function function) {
    String user = parameters.text(TemplateParameter.IAM_USER);
    function.addEnvironment(
        VariableNames.DB_AUTH, parameters.where(TemplateParameter.IAM_USER, "iam", Aws.NO_VALUE));
    new FunctionGrants(function)
        .allowLogIn(new LogIn.ByIam(user, parameters.text(TemplateParameter.RESOURCE_ID)));
  }

  /** How the function is operated. */
  private void operate(DatabaseMigrations migrations) {
    CfnResource function = made(migrations.getFunction());
    function.addPropertyOverride("MemorySize", parameters.number(TemplateParameter.MEMORY));
    function.addPropertyOverride(
        "ReservedConcurrentExecutions",
        parameters.orNothing(TemplateParameter.RESERVED_CONCURRENCY));
    function.addPropertyOverride(
        "DeadLetterConfig",
        parameters.orNothing(
            TemplateParameter.DEAD_LETTER_QUEUE_ARN,
            Map.of("TargetArn", parameters.text(TemplateParameter.DEAD_LETTER_QUEUE_ARN))));
    function.addPropertyOverride(
        "Role",
        parameters.where(
            TemplateParameter.ROLE_ARN,
            parameters.text(TemplateParameter.ROLE_ARN),
            Objects.requireNonNull(migrations.getFunction().getRole()).getRoleArn()));
    String key = parameters.orNothing(TemplateParameter.KMS_KEY_ARN);
    function.addPropertyOverride("KmsKeyArn", key);
    CfnResource logs = made(migrations.getNode().findChild("Logs"));
    logs.addPropertyOverride("KmsKeyId", key);
    logs.addPropertyOverride("RetentionInDays", parameters.number(TemplateParameter.LOG_RETENTION));
    migrations.getNode().getChildren().stream()
        .filter(Rule.class::isInstance)
        .map(PlainTemplate::made)
        .forEach(
            rule ->
                rule.addPropertyOverride(
                    "State", parameters.text(TemplateParameter.STATUS_SCHEDULE)));
  }

  private static CfnResource made(IConstruct construct) {
    return (CfnResource) Objects.requireNonNull(construct.getNode().getDefaultChild());
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

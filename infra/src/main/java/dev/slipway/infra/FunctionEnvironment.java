package dev.slipway.infra;

import dev.slipway.config.Consent;
import dev.slipway.config.DeployVariables;
import dev.slipway.config.VariableNames;
import dev.slipway.infra.DatabaseMigrationsProps.BackupProps;
import dev.slipway.infra.DatabaseMigrationsProps.HazardProps;
import dev.slipway.infra.DatabaseMigrationsProps.Placeholders;
import dev.slipway.infra.DatabaseMigrationsProps.RunProps;
import dev.slipway.infra.DatabaseMigrationsProps.Waits;
import dev.slipway.infra.database.LogIn;
import dev.slipway.infra.database.Target;
import dev.slipway.infra.function.MigrationFiles;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** The function's settings; what a variable says overrides the secret. */
final class FunctionEnvironment {

  private final Map<String, String> variables = new TreeMap<>();

  private FunctionEnvironment() {}

  /** The variables of the function in a scope, which resolves what is known at the deploy only. */
  static Map<String, String> of(
      Construct scope,
      DatabaseMigrationsProps props,
      MigrationFiles migrations,
      @Nullable IBucket backups) {
    FunctionEnvironment environment = new FunctionEnvironment();
    environment.addPlaceholders(Stack.of(scope), props.run().placeholders());
    environment.addDatabase(props.target());
    environment.addRun(props.run());
    environment.addBackup(props.backup(), backups);
    environment.variables.put(VariableNames.MIGRATIONS, migrations.url());
    environment.addPipeline(props);
    environment.variables.put(VariableNames.METRICS, VariableNames.EMBEDDED);
    environment.variables.put(VariableNames.METRICS_DATABASE, props.target().label());
    return environment.variables;
  }

  private void addDatabase(Target target) {
    addLogIn(target.logIn());
    target.address().ifPresent(this::addAddress);
    target.name().ifPresent(name -> variables.put(VariableNames.DB_NAME, name));
    target.serverId().ifPresent(id -> variables.put(VariableNames.DB_SERVER_ID, id));
    target
        .resource()
        .ifPresent(rds -> variables.put(VariableNames.DB_RESOURCE_ID, rds.resourceId()));
  }

  private void addLogIn(LogIn logIn) {
    if (logIn instanceof LogIn.BySecret by) {
      variables.put(VariableNames.DB_SECRET_ARN, by.secret().getSecretArn());
    } else if (logIn instanceof LogIn.ByIam by) {
      variables.put(VariableNames.DB_AUTH, "iam");
      variables.put(VariableNames.DB_USER, by.user());
    }
  }

  private void addAddress(Target.Address address) {
    variables.put(VariableNames.DB_HOST, address.host());
    variables.put(VariableNames.DB_PORT, address.portText());
  }

  private void addRun(RunProps run) {
    variables.put(VariableNames.ENVIRONMENT, run.environment());
    addWaits(run.waits());
    run.historySchema().ifPresent(schema -> variables.put(VariableNames.HISTORY_SCHEMA, schema));
    run.migrationsFormat()
        .ifPresent(format -> variables.put(VariableNames.MIGRATIONS_FORMAT, format));
    variables.put(VariableNames.PROTECTED_ENVIRONMENTS, run.protectedEnvironments().text());
    variables.put(DeployVariables.ON_ROLLBACK, run.onRollback().name());
    if (run.backfill()) {
      variables.put(DeployVariables.BACKFILL, "true");
    }
    if (run.outOfOrder() != OutOfOrder.REFUSE) {
      variables.put(DeployVariables.OUT_OF_ORDER, run.outOfOrder().name().toLowerCase(Locale.ROOT));
    }
    addHazards(run.hazards());
    run.approved().ifPresent(text -> variables.put(DeployVariables.APPROVED, text));
    if (!run.consents().isEmpty()) {
      variables.put(
          DeployVariables.CONSENTS,
          run.consents().stream().sorted().map(Consent::field).collect(Collectors.joining(",")));
    }
  }

  private void addHazards(HazardProps hazards) {
    hazards.choice().ifPresent(choice -> variables.put(DeployVariables.HAZARDS, choice.word()));
    if (!hazards.levels().isEmpty()) {
      variables.put(
          DeployVariables.HAZARD_LEVELS,
          hazards.levels().entrySet().stream()
              .map(level -> level.getKey() + "=" + level.getValue())
              .collect(Collectors.joining(",")));
    }
  }

  private void addWaits(Waits waits) {
    addWait(VariableNames.LOCK_TIMEOUT, waits.lockTimeout());
    waits
        .lockTries()
        .ifPresent(tries -> variables.put(VariableNames.LOCK_TRIES, String.valueOf(tries)));
    addWait(VariableNames.STATEMENT_TIMEOUT, waits.statementTimeout());
    addWait(VariableNames.CONNECT_WAIT, waits.connectWait());
    addWait(VariableNames.RUN_LOCK_WAIT, waits.runLockWait());
  }

  private void addWait(String name, Optional<Duration> wait) {
    wait.ifPresent(time -> variables.put(name, time.toMilliseconds().longValue() + "ms"));
  }

  private void addPlaceholders(Stack stack, Placeholders placeholders) {
    if (!placeholders.set().isEmpty()) {
      variables.put(DeployVariables.SET, stack.toJsonString(placeholders.set()));
    }
    if (!placeholders.setEnv().isEmpty()) {
      variables.put(DeployVariables.SET_ENV, String.join(",", placeholders.setEnv()));
    }
  }

  /** What is read before a deploy, and told behind it. */
  private void addPipeline(DatabaseMigrationsProps props) {
    props
        .coming()
        .ifPresent(coming -> variables.put(VariableNames.COMING_MIGRATIONS, coming.url()));
    props
        .watch()
        .events()
        .ifPresent(bus -> variables.put(VariableNames.EVENT_BUS, bus.getEventBusArn()));
  }

  private void addBackup(BackupProps backup, @Nullable IBucket bucket) {
    if (bucket != null) {
      variables.put(VariableNames.BACKUP_S3_BUCKET, bucket.getBucketName());
    }
    backup.key().ifPresent(key -> variables.put(VariableNames.BACKUP_KEY, key.getKeyArn()));
    variables.put(VariableNames.BACKUP_BEFORE_UP, backup.beforeUp().word());
    variables.put(VariableNames.SNAPSHOT_BEFORE_UP, String.valueOf(backup.snapshot()));
  }
}

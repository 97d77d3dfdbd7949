package dev.slipway.infra;

import dev.slipway.config.Consent;
import dev.slipway.config.DeployVariables;
import dev.slipway.config.ProtectedEnvironments;
import dev.slipway.infra.DatabaseMigrationsProps.BackupProps;
import dev.slipway.infra.DatabaseMigrationsProps.RunProps;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.Tokenization;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.assets.Asset;

/** The function's settings; what a variable says overrides the secret. */
final class FunctionEnvironment {

  private final Map<String, String> variables = new TreeMap<>();

  private FunctionEnvironment() {}

  static Map<String, String> of(
      DatabaseMigrationsProps props, Asset migrations, @Nullable IBucket backups) {
    FunctionEnvironment environment = new FunctionEnvironment();
    environment.addDatabase(props.target());
    environment.addRun(props.run());
    environment.addBackup(props.backup(), backups);
    environment.variables.put("MIGRATIONS", migrations.getS3ObjectUrl());
    environment.variables.put("METRICS", "emf");
    environment.variables.put("METRICS_DATABASE", props.target().label());
    return environment.variables;
  }

  private void addDatabase(Target target) {
    variables.put("DB_SECRET_ARN", target.secret().getSecretArn());
    target.address().ifPresent(this::addAddress);
    target.name().ifPresent(name -> variables.put("DB_NAME", name));
    target.resource().ifPresent(rds -> variables.put("DB_RESOURCE_ID", rds.resourceId()));
  }

  private void addAddress(Target.Address address) {
    Number port = address.port();
    variables.put("DB_HOST", address.host());
    variables.put(
        "DB_PORT",
        Token.isUnresolved(port)
            ? Tokenization.stringifyNumber(port)
            : String.valueOf(port.intValue()));
  }

  private void addRun(RunProps run) {
    variables.put("ENVIRONMENT", run.environment());
    run.lockTimeout()
        .ifPresent(
            timeout -> variables.put("LOCK_TIMEOUT", timeout.toMilliseconds().longValue() + "ms"));
    run.historySchema().ifPresent(schema -> variables.put("HISTORY_SCHEMA", schema));
    variables.put(ProtectedEnvironments.VARIABLE, run.protectedEnvironments().text());
    variables.put(DeployVariables.ON_ROLLBACK, run.onRollback().name());
    if (!run.consents().isEmpty()) {
      variables.put(
          DeployVariables.CONSENTS,
          run.consents().stream().sorted().map(Consent::field).collect(Collectors.joining(",")));
    }
  }

  private void addBackup(BackupProps backup, @Nullable IBucket bucket) {
    if (bucket != null) {
      variables.put("BACKUP_S3_BUCKET", bucket.getBucketName());
    }
    variables.put("BACKUP_BEFORE_UP", backup.beforeUp().word());
    variables.put("SNAPSHOT_BEFORE_UP", String.valueOf(backup.snapshot()));
  }
}

package dev.slipway.infra.app;

import dev.slipway.infra.BackupBeforeUp;
import dev.slipway.infra.DatabaseMigrations;
import dev.slipway.infra.OnRollback;
import dev.slipway.infra.RunOn;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicies;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Migrations as a stack of their own: of a database that is there already, or of a trial's. */
final class MigrationsStack extends Stack {

  private final AppContext context;

  MigrationsStack(Construct scope, AppContext context) {
    this(scope, context, null);
  }

  /** With a function from elsewhere, null for the one this package brings. */
  MigrationsStack(Construct scope, AppContext context, @Nullable String functionJar) {
    super(scope, context.stackName(), props(context));
    this.context = context;
    DatabaseMigrations.Builder migrations = DatabaseMigrations.Builder.create(this, "Migrations");
    if (functionJar != null) {
      migrations.functionJar(functionJar);
    }
    if (context.isDemo()) {
      DemoDatabase demo = new DemoDatabase(this, "Demo");
      migrations.vpc(demo.vpc()).database(demo.database());
    } else {
      new ExistingDatabase(this, context).describeTo(migrations);
    }
    describeRunsTo(migrations);
    DatabaseMigrations built = migrations.build();
    if (context.isDemo()) {
      // Its endpoints are the only way to the secret and the files.
      built.getResource().getNode().addDependency(getNode().findChild("Demo"));
      // A trial leaves nothing behind.
      RemovalPolicies.of(this).destroy();
    }
  }

  private static StackProps props(AppContext context) {
    StackProps.Builder props =
        StackProps.builder().description("Slipway: PostgreSQL migrations on every deploy");
    context
        .find(ContextKey.ACCOUNT)
        .map(account -> environment(account, context.get(ContextKey.REGION)))
        .ifPresent(props::env);
    return props.build();
  }

  private static Environment environment(String account, String region) {
    return Environment.builder().account(account).region(region).build();
  }

  private void describeRunsTo(DatabaseMigrations.Builder migrations) {
    migrations
        .migrations(context.find(ContextKey.MIGRATIONS).orElse("migrations"))
        .environment(context.environment())
        .snapshotBeforeUp(context.isTrue(ContextKey.SNAPSHOT_BEFORE_UP))
        .existingDatabase(context.isTrue(ContextKey.EXISTING_DATABASE))
        .acceptDrift(context.isTrue(ContextKey.ACCEPT_DRIFT))
        .environmentChanged(context.isTrue(ContextKey.ENVIRONMENT_CHANGED));
    context.find(ContextKey.PROTECTED_ENVIRONMENTS).ifPresent(migrations::protectedEnvironments);
    context.find(ContextKey.RUN_ON).map(RunOn::valueOf).ifPresent(migrations::runOn);
    context.find(ContextKey.ON_ROLLBACK).map(OnRollback::valueOf).ifPresent(migrations::onRollback);
    context.find(ContextKey.HAZARDS).ifPresent(migrations::hazards);
    context
        .find(ContextKey.LOCK_TIMEOUT_SECONDS)
        .map(seconds -> Duration.seconds(Integer.parseInt(seconds)))
        .ifPresent(migrations::lockTimeout);
    context.find(ContextKey.MIGRATIONS_FORMAT).ifPresent(migrations::migrationsFormat);
    context.find(ContextKey.HISTORY_SCHEMA).ifPresent(migrations::historySchema);
    context
        .find(ContextKey.BACKUP_BEFORE_UP)
        .map(BackupBeforeUp::valueOf)
        .ifPresent(migrations::backupBeforeUp);
    context
        .find(ContextKey.ALARM_TOPIC_ARN)
        .map(arn -> Topic.fromTopicArn(this, "AlarmTopic", arn))
        .ifPresent(migrations::alarmTopic);
  }
}

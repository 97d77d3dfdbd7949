package dev.slipway.infra;

import dev.slipway.config.ProtectedEnvironments;
import dev.slipway.infra.DatabaseMigrationsProps.BackupProps;
import dev.slipway.infra.DatabaseMigrationsProps.HazardProps;
import dev.slipway.infra.DatabaseMigrationsProps.Placeholders;
import dev.slipway.infra.DatabaseMigrationsProps.RunProps;
import dev.slipway.infra.DatabaseMigrationsProps.Waits;
import dev.slipway.infra.database.LogIn;
import dev.slipway.infra.database.Target;
import dev.slipway.infra.function.FunctionProps;
import dev.slipway.infra.function.Logs;
import dev.slipway.infra.function.MigrationSource;
import dev.slipway.infra.function.MigrationZip;
import dev.slipway.infra.function.Net;
import dev.slipway.infra.function.Operation;
import dev.slipway.infra.plain.Parameters;
import dev.slipway.infra.plain.TemplateParameter;
import dev.slipway.infra.watch.WatchProps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.RuntimeFamily;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretAttributes;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** What the construct is told where only parameters say it. */
final class PlainProps {

  private final Construct scope;
  private final Parameters parameters;

  PlainProps(Construct scope, Parameters parameters) {
    this.scope = scope;
    this.parameters = parameters;
  }

  DatabaseMigrationsProps read() {
    return new DatabaseMigrationsProps(
        target(),
        migrations(),
        run(),
        function(),
        backup(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(coming()),
        watch(),
        false,
        DeployCaller.CLOUDFORMATION);
  }

  private Target target() {
    Number port = parameters.number(TemplateParameter.DATABASE_PORT);
    ISecurityGroup group =
        SecurityGroup.fromSecurityGroupId(
            scope, "DatabaseGroup", parameters.text(TemplateParameter.DATABASE_SECURITY_GROUP));
    return new Target(
        new LogIn.BySecret(secret()),
        Optional.of(new Target.Address(parameters.text(TemplateParameter.DATABASE_HOST), port)),
        port,
        Optional.of(parameters.text(TemplateParameter.DATABASE_NAME)),
        Optional.empty(),
        Optional.of(parameters.text(TemplateParameter.RESOURCE_ID)),
        List.of(group),
        List.of());
  }

  private ISecret secret() {
    return Secret.fromSecretAttributes(
        scope,
        "Secret",
        SecretAttributes.builder()
            .secretCompleteArn(parameters.text(TemplateParameter.SECRET_ARN))
            .encryptionKey(
                Key.fromKeyArn(
                    scope, "SecretKey", parameters.text(TemplateParameter.SECRET_KEY_ARN)))
            .build());
  }

  private MigrationSource migrations() {
    return new MigrationZip(
        bucket("MigrationsPlace", TemplateParameter.MIGRATIONS_BUCKET),
        parameters.text(TemplateParameter.MIGRATIONS_KEY));
  }

  /** Empty where no prefix is given. */
  private ComingMigrations coming() {
    return new ComingMigrations(
        bucket("ComingPlace", TemplateParameter.MIGRATIONS_BUCKET),
        parameters.text(TemplateParameter.COMING_PREFIX),
        parameters.textOrNothing(
            TemplateParameter.COMING_PREFIX, "s3://${MigrationsBucket}/${ComingPrefix}"));
  }

  private IBucket bucket(String id, TemplateParameter name) {
    return Bucket.fromBucketName(scope, id, parameters.text(name));
  }

  private RunProps run() {
    return new RunProps(
        parameters.text(TemplateParameter.ENVIRONMENT),
        RunOn.CHANGE,
        OnRollback.KEEP,
        OutOfOrder.REFUSE,
        false,
        new HazardProps(Optional.empty(), Map.of()),
        Optional.of(parameters.text(TemplateParameter.APPROVED)),
        new Placeholders(Map.of(), Set.of()),
        new Waits(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        ProtectedEnvironments.USUAL,
        Set.of());
  }

  private FunctionProps function() {
    return new FunctionProps(
        Code.fromBucket(
            bucket("CodePlace", TemplateParameter.CODE_BUCKET),
            parameters.text(TemplateParameter.CODE_KEY)),
        new Runtime("java25", RuntimeFamily.JAVA),
        Architecture.X86_64,
        1769,
        new Net(vpc(), null, null, false, false),
        new Logs(RetentionDays.ONE_MONTH, null, null),
        new Operation(
            Optional.empty(),
            Queue.fromQueueArn(
                scope, "DeadLetters", parameters.text(TemplateParameter.DEAD_LETTER_QUEUE_ARN)),
            null,
            false));
  }

  private IVpc vpc() {
    Annotations.of(scope)
        .acknowledgeWarning("@aws-cdk/aws-ec2:noSubnetRouteTableId", "No route is read here.");
    return Vpc.fromVpcAttributes(
        scope,
        "Network",
        VpcAttributes.builder()
            .vpcId(parameters.text(TemplateParameter.VPC))
            .availabilityZones(List.of("any"))
            .privateSubnetIds(parameters.list(TemplateParameter.SUBNETS))
            .build());
  }

  private BackupProps backup() {
    return new BackupProps(
        Backups.in(bucket("BackupPlace", TemplateParameter.BACKUP_BUCKET)),
        BackupBeforeUp.AUTO,
        false,
        Duration.days(365),
        Optional.empty());
  }

  private WatchProps watch() {
    return new WatchProps(
        Optional.of(Duration.hours(1)),
        Optional.empty(),
        List.of(),
        true,
        Optional.empty(),
        Topic.fromTopicArn(
            scope, "AlarmTopic", parameters.orNothing(TemplateParameter.ALARM_TOPIC_ARN)),
        Optional.of(
            EventBus.fromEventBusArn(
                scope, "EventBus", parameters.text(TemplateParameter.EVENT_BUS_ARN))));
  }
}

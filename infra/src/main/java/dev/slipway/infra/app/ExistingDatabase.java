package dev.slipway.infra.app;

import dev.slipway.infra.Backups;
import dev.slipway.infra.DatabaseMigrations;
import java.util.Optional;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretAttributes;
import software.constructs.Construct;

/** A database that is there already, known by the values of the context; AWS is not asked. */
final class ExistingDatabase {

  private static final int USUAL_PORT = 5432;

  private final Construct scope;
  private final AppContext context;

  ExistingDatabase(Construct scope, AppContext context) {
    this.scope = scope;
    this.context = context;
  }

  void describeTo(DatabaseMigrations.Builder migrations) {
    migrations.vpc(vpc()).secret(secret());
    String identifier = context.get(ContextKey.DATABASE_IDENTIFIER);
    if (context.find(ContextKey.DATABASE_KIND).filter("cluster"::equals).isPresent()) {
      migrations.clusterIdentifier(identifier);
    } else {
      migrations.instanceIdentifier(identifier);
    }
    context
        .find(ContextKey.DATABASE_HOST)
        .ifPresentOrElse(
            host -> migrations.endpoint(host, port().orElse(USUAL_PORT)),
            () -> port().ifPresent(migrations::databasePort));
    context.find(ContextKey.DATABASE_NAME).ifPresent(migrations::databaseName);
    context
        .find(ContextKey.DATABASE_SECURITY_GROUP_ID)
        .map(id -> SecurityGroup.fromSecurityGroupId(scope, "DatabaseSecurityGroup", id))
        .ifPresent(migrations::databaseSecurityGroup);
    context
        .find(ContextKey.SECURITY_GROUP_ID)
        .map(id -> SecurityGroup.fromSecurityGroupId(scope, "SecurityGroup", id))
        .ifPresent(migrations::securityGroup);
    context
        .find(ContextKey.BACKUP_BUCKET)
        .map(name -> Backups.in(Bucket.fromBucketName(scope, "BackupBucket", name)))
        .ifPresent(migrations::backups);
  }

  private Optional<Integer> port() {
    return context.find(ContextKey.DATABASE_PORT).map(Integer::valueOf);
  }

  private IVpc vpc() {
    Annotations.of(scope)
        .acknowledgeWarning("@aws-cdk/aws-ec2:noSubnetRouteTableId", "No route is read here.");
    return Vpc.fromVpcAttributes(
        scope,
        "Vpc",
        VpcAttributes.builder()
            .vpcId(context.get(ContextKey.VPC_ID))
            .availabilityZones(context.list(ContextKey.AVAILABILITY_ZONES))
            .privateSubnetIds(context.list(ContextKey.SUBNET_IDS))
            .build());
  }

  private ISecret secret() {
    SecretAttributes.Builder secret =
        SecretAttributes.builder().secretCompleteArn(context.get(ContextKey.SECRET_ARN));
    context
        .find(ContextKey.SECRET_KEY_ARN)
        .ifPresent(arn -> secret.encryptionKey(Key.fromKeyArn(scope, "SecretKey", arn)));
    return Secret.fromSecretAttributes(scope, "Secret", secret.build());
  }
}

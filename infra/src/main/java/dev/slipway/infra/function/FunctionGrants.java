package dev.slipway.infra.function;

import dev.slipway.backup.snapshot.SnapshotName;
import dev.slipway.infra.database.LogIn;
import dev.slipway.infra.database.RdsResource;
import dev.slipway.infra.database.Target;
import dev.slipway.transfer.export.ExportFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Arn;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/** What the function may do, and nothing else. */
public final class FunctionGrants {

  private final Function function;

  /** The rights of a function's role. */
  public FunctionGrants(Function function) {
    this.function = function;
  }

  /** To read the migrations. */
  public void allowMigrations(MigrationFiles migrations) {
    // Not grantRead, which opens every asset of the account.
    allow(List.of("s3:GetObject"), List.of(migrations.bucket().arnForObjects(migrations.key())));
  }

  /** To log in. */
  public void allowLogIn(LogIn logIn) {
    if (logIn instanceof LogIn.BySecret by) {
      allowSecret(by.secret());
    } else if (logIn instanceof LogIn.ByIam by) {
      allowUser(by);
    }
  }

  private void allowUser(LogIn.ByIam by) {
    ArnComponents user =
        ArnComponents.builder()
            .service("rds-db")
            .resource("dbuser")
            .resourceName(by.server() + "/" + by.user())
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build();
    allow(List.of("rds-db:connect"), List.of(Arn.format(user, Stack.of(function))));
  }

  /** To read a secret. */
  public void allowSecret(ISecret secret) {
    // Not grantRead, which writes our role into the key's policy: two stacks then need each other.
    String arn = secret.getSecretFullArn();
    allow(
        List.of("secretsmanager:GetSecretValue"),
        List.of(arn == null ? secret.getSecretArn() + "-??????" : arn));
    IKey key = secret.getEncryptionKey();
    if (key != null) {
      PolicyStatement decrypt = statement(List.of("kms:Decrypt"), List.of(key.getKeyArn()));
      String manager = "secretsmanager." + secret.getEnv().getRegion() + ".amazonaws.com";
      decrypt.addConditions(Map.of("StringEquals", Map.of("kms:ViaService", manager)));
      function.addToRolePolicy(decrypt);
    }
  }

  /**
   * To write backups and read them. No s3:DeleteObject: who takes the function over must not get at
   * the backups too. The bucket's lifecycle deletes them, or an operator who prunes; an app may
   * grant more by itself.
   */
  public void allowBackups(IBucket bucket, BackupFolders folders) {
    allow(
        List.of(
            "s3:AbortMultipartUpload",
            "s3:GetObject",
            "s3:ListMultipartUploadParts",
            "s3:PutObject"),
        List.of(bucket.arnForObjects(folders.own())));
    allow(List.of("s3:GetObject"), List.of(bucket.arnForObjects(folders.older())));
    allowList(bucket, folders.listed());
    IKey key = bucket.getEncryptionKey();
    if (key != null) {
      key.grantEncryptDecrypt(function);
    }
  }

  /** To write exports of a database, any where its name is not known, and to read them. */
  public void allowExports(IBucket bucket, Optional<String> database) {
    String below = ExportFolder.ALL + "/" + database.map(name -> name + "/").orElse("") + "*";
    allow(
        List.of(
            "s3:AbortMultipartUpload",
            "s3:GetObject",
            "s3:ListMultipartUploadParts",
            "s3:PutObject"),
        List.of(bucket.arnForObjects(below)));
    allowList(bucket, List.of(below));
  }

  /** To read exports of whatever database. */
  public void allowImports(IBucket bucket) {
    String below = ExportFolder.ALL + "/*";
    allow(List.of("s3:GetObject"), List.of(bucket.arnForObjects(below)));
    allowList(bucket, List.of(below));
    IKey key = bucket.getEncryptionKey();
    if (key != null) {
      key.grantDecrypt(function);
    }
  }

  /** To tell a bus how runs end. */
  public void allowEvents(IEventBus bus) {
    allow(List.of("events:PutEvents"), List.of(bus.getEventBusArn()));
  }

  /** To read what lies below a prefix, and to list nothing. */
  public void allowBelow(IBucket bucket, String prefix) {
    allow(List.of("s3:GetObject"), List.of(bucket.arnForObjects(prefix + "*")));
    IKey key = bucket.getEncryptionKey();
    if (key != null) {
      key.grantDecrypt(function);
    }
  }

  private void allowList(IBucket bucket, List<String> prefixes) {
    PolicyStatement list = statement(List.of("s3:ListBucket"), List.of(bucket.getBucketArn()));
    list.addConditions(Map.of("StringLike", Map.of("s3:prefix", prefixes)));
    function.addToRolePolicy(list);
  }

  /** To encrypt and decrypt with a key, which is known by its ARN alone. */
  public void allowKey(String arn) {
    allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(arn));
  }

  /** To sign backups with a key, and to see which it has signed. */
  public void allowSigning(IKey key) {
    key.grant(function, "kms:GenerateMac", "kms:VerifyMac");
  }

  /**
   * To take snapshots of the database, where it is known to RDS. Nothing that deletes: old ones are
   * for an operator to prune, as backups are.
   */
  public void allowSnapshots(Target target) {
    target.resource().ifPresent(resource -> allowSnapshots(resource, target));
  }

  private void allowSnapshots(RdsResource database, Target target) {
    Stack stack = Stack.of(function);
    String snapshots = database.snapshotArn(stack, snapshotNames(target));
    allow(database.snapshotActions(), List.of(database.arn(stack), snapshots));
    allow(List.of("rds:AddTagsToResource"), List.of(snapshots));
  }

  /** As the function names them; a database that the stack does not know has any name. */
  private static String snapshotNames(Target target) {
    return target
            .name()
            .filter(name -> !Token.isUnresolved(name))
            .map(SnapshotName::prefix)
            .orElse("slipway-")
        + "*";
  }

  private void allow(List<String> actions, List<String> resources) {
    function.addToRolePolicy(statement(actions, resources));
  }

  private static PolicyStatement statement(List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create().actions(actions).resources(resources).build();
  }
}

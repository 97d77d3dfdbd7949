package dev.slipway.infra;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/** Where backups are kept. */
final class BackupBucket {

  private BackupBucket() {}

  /** The bucket that was given, or one of our own, or none when backups are off. */
  static @Nullable IBucket of(Construct scope, DatabaseMigrationsProps props) {
    Backups where = props.backup().where();
    if (where.areOff()) {
      return null;
    }
    IBucket given = where.givenBucket();
    return given == null ? own(scope, props) : given;
  }

  private static Bucket own(Construct scope, DatabaseMigrationsProps props) {
    IKey key = props.function().logs().key();
    return Bucket.Builder.create(scope, "Backups")
        .encryption(key == null ? BucketEncryption.S3_MANAGED : BucketEncryption.KMS)
        .encryptionKey(key)
        .bucketKeyEnabled(key != null)
        .versioned(true)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .lifecycleRules(List.of(lifecycle(props.backup().keptFor())))
        // Backups outlive the stack; the empty bucket of a stack that never came to be does not.
        .removalPolicy(
            props.leavesNothing()
                ? RemovalPolicy.DESTROY
                : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
        .autoDeleteObjects(props.leavesNothing())
        .build();
  }

  private static LifecycleRule lifecycle(Duration kept) {
    Transition seldomRead =
        Transition.builder()
            .storageClass(StorageClass.INFREQUENT_ACCESS)
            .transitionAfter(Duration.days(30))
            .build();
    return LifecycleRule.builder()
        .abortIncompleteMultipartUploadAfter(Duration.days(1))
        // What is deleted before it could be moved would cost as if it had been.
        .transitions(kept.toDays().intValue() > 60 ? List.of(seldomRead) : List.of())
        .expiration(kept)
        .noncurrentVersionExpiration(Duration.days(30))
        .build();
  }
}

package dev.slipway.infra;

import dev.slipway.error.InvalidInput;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * Two databases of one name and environment in one bucket could read each other's rows, and a
 * restore could take them for its own.
 */
final class SharedBuckets {

  private SharedBuckets() {}

  /** Throws {@link InvalidInput} when another construct of the app keeps its backups there too. */
  static void refuse(Construct scope, IBucket bucket, DatabaseMigrationsProps props) {
    scope.getNode().getRoot().getNode().findAll().stream()
        .filter(DatabaseMigrations.class::isInstance)
        .map(DatabaseMigrations.class::cast)
        .filter(other -> other != scope && isSame(bucket, other.getBackupBucket()))
        .filter(other -> folder(props).equals(other.backupFolder()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new InvalidInput(
                  "DatabaseMigrations cannot be built:\n  backups: go to the bucket and folder ("
                      + folder(props)
                      + ") of "
                      + other.getNode().getPath()
                      + " too. Give each its own bucket, environment(...) or databaseName(...)");
            });
  }

  /** What tells databases apart in a bucket. */
  static String folder(DatabaseMigrationsProps props) {
    return props.run().environment().toLowerCase(Locale.ROOT) + "/" + props.target().label();
  }

  /** One that is imported twice has one name. */
  private static boolean isSame(IBucket bucket, @Nullable IBucket other) {
    return other != null
        && (bucket.equals(other) || bucket.getBucketName().equals(other.getBucketName()));
  }
}

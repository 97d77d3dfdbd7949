package dev.slipway.infra;

import dev.slipway.backup.catalogue.BackupFolder;
import dev.slipway.error.InvalidInput;
import dev.slipway.infra.template.Named;
import dev.slipway.transfer.export.ExportFolder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;
import software.constructs.IConstruct;

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
        .filter(other -> other != scope && isThere(bucket, scope, other))
        .forEach(other -> refuse(other, props));
  }

  private static void refuse(DatabaseMigrations other, DatabaseMigrationsProps props) {
    if (folder(props).equals(other.backupFolder())) {
      throw new InvalidInput(
          "DatabaseMigrations cannot be built:\n  backups: go to the bucket and folder ("
              + folder(props)
              + ") of "
              + other.getNode().getPath()
              + " too. Give each its own bucket, environment(...) or databaseName(...). "
              + ofBefore(folder(props)));
    }
    exports(props)
        .filter(exports -> other.exports().filter(exports::equals).isPresent())
        .ifPresent(
            exports -> {
              throw new InvalidInput(
                  "DatabaseMigrations cannot be built:\n  dataMoves: exports go to the bucket and"
                      + " folder ("
                      + exports
                      + ") of "
                      + other.getNode().getPath()
                      + " too, and each could read the other's. Give each its own bucket");
            });
  }

  /** What becomes of the backups that are in the folder already. */
  private static String ofBefore(String folder) {
    String path = BackupFolder.ALL + "/" + folder + "/";
    return "Backups that were taken so far stay in "
        + path
        + " and are restored by their address (backups names it). For latest and --prune to know"
        + " them in another bucket: aws s3 sync s3://OLD/"
        + path
        + " s3://NEW/"
        + path
        + "; those of an environment or a database of another name keep their folder, and are"
        + " restored with --from-environment, or as latest:DATABASE";
  }

  /** Where exports go, which is told by the database's name alone; nothing where none are made. */
  static Optional<String> exports(DatabaseMigrationsProps props) {
    return props.dataMoves().map(moves -> ExportFolder.ALL + "/" + props.target().label());
  }

  /** What tells databases apart in a bucket. */
  static String folder(DatabaseMigrationsProps props) {
    return props.run().environment().toLowerCase(Locale.ROOT) + "/" + props.target().label();
  }

  private static boolean isThere(IBucket bucket, Construct scope, DatabaseMigrations other) {
    IBucket theirs = other.getBackupBucket();
    return theirs != null && place(bucket, scope).equals(place(theirs, other));
  }

  /** The bucket's name as far as it is known, else what tells it at the deploy. */
  private static String place(IBucket bucket, Construct scope) {
    String name = bucket.getBucketName();
    return Named.by(name)
        .flatMap(named -> known(named.of(), scope))
        .or(() -> imported(name, scope))
        .orElse(name);
  }

  private static Optional<String> known(IConstruct named, Construct scope) {
    if (named instanceof CfnBucket made) {
      return Optional.ofNullable(made.getBucketName());
    }
    return named instanceof CfnParameter parameter
            && parameter.getType().startsWith("AWS::SSM::Parameter::Value")
        ? Optional.of(region(scope) + parameter.getDefaultValue())
        : Optional.empty();
  }

  private static Optional<String> imported(String name, Construct scope) {
    return Stack.of(scope).resolve(name) instanceof Map<?, ?> map
            && map.containsKey("Fn::ImportValue")
        ? Optional.of(region(scope) + map)
        : Optional.empty();
  }

  /** Exports and parameters of one name are others elsewhere. */
  private static String region(Construct scope) {
    Stack stack = Stack.of(scope);
    return stack.getAccount() + " " + stack.getRegion() + " ";
  }
}

package dev.slipway.aws;

import dev.slipway.backup.snapshot.SnapshotFailed;
import dev.slipway.backup.snapshot.SnapshotSource;
import dev.slipway.backup.snapshot.SnapshotSource.Kind;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Finds out what a snapshot is to be taken of. Needs the right rds:DescribeDBInstances, and for a
 * host that is no instance's also rds:DescribeDBClusters; for a cluster that was named, none.
 */
final class RdsSources {

  private final RdsAccess access;

  RdsSources(RdsAccess access) {
    this.access = access;
  }

  /** By the endpoints of instances, and the writer's, readers' and custom ones of clusters. */
  SnapshotSource find(String host) {
    String wanted = plain(host);
    Supplier<Optional<SnapshotSource>> byInstance = () -> byInstance(wanted);
    Supplier<Optional<SnapshotSource>> byCluster = () -> byCluster(wanted);
    boolean cluster = wanted.contains(".cluster-");
    return Stream.of(cluster ? byCluster : byInstance, cluster ? byInstance : byCluster)
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new SnapshotFailed(
                    "No RDS instance and no cluster of this region and account has the endpoint "
                        + host
                        + ". The database was not changed. Next: say which it is by DB_RESOURCE_ID"
                        + " (--rds-resource): db:IDENTIFIER or cluster:IDENTIFIER.",
                    null));
  }

  SnapshotSource whole(SnapshotSource given) {
    if (given.kind() == Kind.CLUSTER) {
      return given;
    }
    return access.call(
        given + " cannot be looked up in RDS",
        "rds:DescribeDBInstances",
        () ->
            access
                .client()
                .describeDBInstances(ask -> ask.dbInstanceIdentifier(given.identifier()))
                .dbInstances()
                .stream()
                .map(RdsSources::source)
                .findFirst()
                .orElse(given));
  }

  private Optional<SnapshotSource> byInstance(String host) {
    return access.call(
        "The RDS instance at " + host + " cannot be looked for",
        "rds:DescribeDBInstances",
        () ->
            access.client().describeDBInstancesPaginator(ask -> {}).dbInstances().stream()
                .filter(one -> one.endpoint() != null)
                .filter(one -> host.equals(plain(one.endpoint().address())))
                .map(RdsSources::source)
                .findFirst());
  }

  private Optional<SnapshotSource> byCluster(String host) {
    return access.call(
        "The cluster at " + host + " cannot be looked for",
        "rds:DescribeDBClusters",
        () ->
            access.client().describeDBClustersPaginator(ask -> {}).dbClusters().stream()
                .filter(one -> endpoints(one).anyMatch(host::equals))
                .map(one -> new SnapshotSource(Kind.CLUSTER, one.dbClusterIdentifier()))
                .findFirst());
  }

  private static SnapshotSource source(DBInstance instance) {
    String cluster = instance.dbClusterIdentifier();
    return cluster == null
        ? new SnapshotSource(Kind.INSTANCE, instance.dbInstanceIdentifier())
        : new SnapshotSource(Kind.CLUSTER, cluster);
  }

  private static Stream<String> endpoints(DBCluster cluster) {
    return Stream.concat(
            Stream.of(cluster.endpoint(), cluster.readerEndpoint()).filter(Objects::nonNull),
            cluster.customEndpoints().stream())
        .map(RdsSources::plain);
  }

  /** Names of hosts know no case, and may end with the root's dot. */
  private static String plain(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }
}

package dev.slipway.aws;

import dev.slipway.backup.snapshot.RdsSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;

/** Snapshots of clusters. */
final class RdsClusterCalls implements RdsCalls {

  private final RdsAccess access;

  RdsClusterCalls(RdsAccess access) {
    this.access = access;
  }

  @Override
  public RdsSnapshot create(String identifier, String name, Map<String, String> tags) {
    return RdsModel.snapshot(
        access
            .client()
            .createDBClusterSnapshot(
                ask ->
                    ask.dbClusterIdentifier(identifier)
                        .dbClusterSnapshotIdentifier(name)
                        .tags(RdsModel.tags(tags)))
            .dbClusterSnapshot());
  }

  @Override
  public Optional<RdsSnapshot> look(String name) {
    try {
      return access
          .client()
          .describeDBClusterSnapshots(ask -> ask.dbClusterSnapshotIdentifier(name))
          .dbClusterSnapshots()
          .stream()
          .map(RdsModel::snapshot)
          .findFirst();
    } catch (DbClusterSnapshotNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<RdsSnapshot> manual(String identifier) {
    return access
        .client()
        .describeDBClusterSnapshotsPaginator(
            ask -> ask.dbClusterIdentifier(identifier).snapshotType("manual"))
        .dbClusterSnapshots()
        .stream()
        .map(RdsModel::snapshot)
        .toList();
  }

  @Override
  public void delete(String name) {
    access.client().deleteDBClusterSnapshot(ask -> ask.dbClusterSnapshotIdentifier(name));
  }

  @Override
  public String right(String verb) {
    return "rds:" + verb + "DBClusterSnapshot";
  }
}

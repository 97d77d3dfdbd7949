package dev.slipway.aws;

import dev.slipway.backup.snapshot.RdsSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;

/** Snapshots of instances that belong to no cluster. */
final class RdsInstanceCalls implements RdsCalls {

  private final RdsAccess access;

  RdsInstanceCalls(RdsAccess access) {
    this.access = access;
  }

  @Override
  public RdsSnapshot create(String identifier, String name, Map<String, String> tags) {
    return RdsModel.snapshot(
        access
            .client()
            .createDBSnapshot(
                ask ->
                    ask.dbInstanceIdentifier(identifier)
                        .dbSnapshotIdentifier(name)
                        .tags(RdsModel.tags(tags)))
            .dbSnapshot());
  }

  @Override
  public Optional<RdsSnapshot> look(String name) {
    try {
      return access
          .client()
          .describeDBSnapshots(ask -> ask.dbSnapshotIdentifier(name))
          .dbSnapshots()
          .stream()
          .map(RdsModel::snapshot)
          .findFirst();
    } catch (DbSnapshotNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<RdsSnapshot> manual(String identifier) {
    return access
        .client()
        .describeDBSnapshotsPaginator(
            ask -> ask.dbInstanceIdentifier(identifier).snapshotType("manual"))
        .dbSnapshots()
        .stream()
        .map(RdsModel::snapshot)
        .toList();
  }

  @Override
  public void delete(String name) {
    access.client().deleteDBSnapshot(ask -> ask.dbSnapshotIdentifier(name));
  }

  @Override
  public String right(String verb) {
    return "rds:" + verb + "DBSnapshot";
  }
}

package dev.slipway.aws;

import dev.slipway.backup.snapshot.RdsSnapshot;
import dev.slipway.backup.snapshot.SnapshotSource;
import dev.slipway.backup.snapshot.SnapshotSource.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** Our values from those of RDS. */
final class RdsModel {

  private RdsModel() {}

  static RdsSnapshot snapshot(DBSnapshot found) {
    return new RdsSnapshot(
        new SnapshotSource(Kind.INSTANCE, found.dbInstanceIdentifier()),
        found.dbSnapshotIdentifier(),
        found.dbSnapshotArn(),
        found.status(),
        Objects.requireNonNullElse(found.percentProgress(), 0),
        found.snapshotCreateTime(),
        map(found.tagList()));
  }

  static RdsSnapshot snapshot(DBClusterSnapshot found) {
    return new RdsSnapshot(
        new SnapshotSource(Kind.CLUSTER, found.dbClusterIdentifier()),
        found.dbClusterSnapshotIdentifier(),
        found.dbClusterSnapshotArn(),
        found.status(),
        Objects.requireNonNullElse(found.percentProgress(), 0),
        found.snapshotCreateTime(),
        map(found.tagList()));
  }

  static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private static Map<String, String> map(List<Tag> tags) {
    return tags.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Tag::key, tag -> Objects.requireNonNullElse(tag.value(), ""), (one, same) -> one));
  }
}

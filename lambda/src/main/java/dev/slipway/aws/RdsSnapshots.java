package dev.slipway.aws;

import dev.slipway.backup.snapshot.Snapshot;
import dev.slipway.backup.snapshot.SnapshotService;
import dev.slipway.backup.snapshot.SnapshotSource;
import dev.slipway.backup.snapshot.SnapshotSource.Kind;
import dev.slipway.backup.snapshot.Snapshots;
import dev.slipway.backup.snapshot.SourceBusy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/**
 * Snapshots of RDS. Besides the rights of {@link RdsSources} it needs rds:CreateDBSnapshot,
 * rds:AddTagsToResource and rds:DescribeDBSnapshots (rds:DeleteDBSnapshot to delete), or for a
 * cluster those with DBClusterSnapshot.
 */
public final class RdsSnapshots implements SnapshotService {

  private final RdsAccess access;
  private final RdsSources sources;

  /**
   * The RDS of the region that the host's name tells, or else of the configured one. Nothing is
   * asked yet.
   */
  RdsSnapshots(String host) {
    this.access = new RdsAccess(host);
    this.sources = new RdsSources(access);
  }

  /**
   * Snapshots of one database. Nothing is asked yet.
   *
   * @param host the database's, which finds the instance or cluster when none is given
   * @param given {@code db:IDENTIFIER} or {@code cluster:IDENTIFIER}, null when not known
   * @param left how long there still is for waiting, nothing for no limit
   * @param notice hears what is waited for
   */
  public static Snapshots of(
      String host,
      @Nullable String given,
      Supplier<Optional<Duration>> left,
      Consumer<String> notice) {
    RdsSnapshots rds = new RdsSnapshots(host);
    return new Snapshots(
        rds, () -> given == null ? rds.find(host) : SnapshotSource.parse(given), left, notice);
  }

  @Override
  public SnapshotSource find(String host) {
    return sources.find(host);
  }

  @Override
  public SnapshotSource whole(SnapshotSource given) {
    return sources.whole(given);
  }

  @Override
  public Snapshot create(SnapshotSource source, String name, Map<String, String> tags) {
    String what = "The snapshot " + name + " of " + source + " could not be begun";
    try {
      return access.raw(creation(source, name, tags));
    } catch (InvalidDbInstanceStateException | InvalidDbClusterStateException e) {
      throw new SourceBusy(source, AwsFailure.reason(e), e);
    } catch (DbSnapshotAlreadyExistsException | DbClusterSnapshotAlreadyExistsException e) {
      return look(source.kind(), name)
          .filter(found -> found.tags().entrySet().containsAll(tags.entrySet()))
          .orElseThrow(() -> RdsAccess.failure(what, right("Create", source.kind()), e));
    } catch (SdkException e) {
      String right = right("Create", source.kind()) + " and rds:AddTagsToResource";
      throw RdsAccess.failure(what, right, e);
    }
  }

  private Supplier<Snapshot> creation(
      SnapshotSource source, String name, Map<String, String> tags) {
    return switch (source.kind()) {
      case INSTANCE ->
          () ->
              RdsModel.snapshot(
                  access
                      .client()
                      .createDBSnapshot(
                          ask ->
                              ask.dbInstanceIdentifier(source.identifier())
                                  .dbSnapshotIdentifier(name)
                                  .tags(RdsModel.tags(tags)))
                      .dbSnapshot());
      case CLUSTER ->
          () ->
              RdsModel.snapshot(
                  access
                      .client()
                      .createDBClusterSnapshot(
                          ask ->
                              ask.dbClusterIdentifier(source.identifier())
                                  .dbClusterSnapshotIdentifier(name)
                                  .tags(RdsModel.tags(tags)))
                      .dbClusterSnapshot());
    };
  }

  @Override
  public Optional<Snapshot> look(String arn) {
    return look(SnapshotSource.kindOf(arn), arn.substring(arn.lastIndexOf(':') + 1));
  }

  private Optional<Snapshot> look(Kind kind, String name) {
    return access.call(
        "The snapshot " + name + " cannot be looked up",
        right("Describe", kind) + "s",
        () -> {
          try {
            return found(kind, name);
          } catch (DbSnapshotNotFoundException | DbClusterSnapshotNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  private Optional<Snapshot> found(Kind kind, String name) {
    return switch (kind) {
      case INSTANCE ->
          access
              .client()
              .describeDBSnapshots(ask -> ask.dbSnapshotIdentifier(name))
              .dbSnapshots()
              .stream()
              .map(RdsModel::snapshot)
              .findFirst();
      case CLUSTER ->
          access
              .client()
              .describeDBClusterSnapshots(ask -> ask.dbClusterSnapshotIdentifier(name))
              .dbClusterSnapshots()
              .stream()
              .map(RdsModel::snapshot)
              .findFirst();
    };
  }

  @Override
  public List<Snapshot> list(SnapshotSource source) {
    return access.call(
        "The snapshots of " + source + " cannot be listed",
        right("Describe", source.kind()) + "s",
        () -> manual(source));
  }

  private List<Snapshot> manual(SnapshotSource source) {
    return switch (source.kind()) {
      case INSTANCE ->
          access
              .client()
              .describeDBSnapshotsPaginator(
                  ask -> ask.dbInstanceIdentifier(source.identifier()).snapshotType("manual"))
              .dbSnapshots()
              .stream()
              .map(RdsModel::snapshot)
              .toList();
      case CLUSTER ->
          access
              .client()
              .describeDBClusterSnapshotsPaginator(
                  ask -> ask.dbClusterIdentifier(source.identifier()).snapshotType("manual"))
              .dbClusterSnapshots()
              .stream()
              .map(RdsModel::snapshot)
              .toList();
    };
  }

  @Override
  public void delete(Snapshot snapshot) {
    Kind kind = snapshot.source().kind();
    access.call(
        "The snapshot " + snapshot.name() + " could not be deleted",
        right("Delete", kind),
        () ->
            switch (kind) {
              case INSTANCE ->
                  access
                      .client()
                      .deleteDBSnapshot(ask -> ask.dbSnapshotIdentifier(snapshot.name()));
              case CLUSTER ->
                  access
                      .client()
                      .deleteDBClusterSnapshot(
                          ask -> ask.dbClusterSnapshotIdentifier(snapshot.name()));
            });
  }

  private static String right(String verb, Kind kind) {
    return "rds:" + verb + (kind == Kind.INSTANCE ? "DBSnapshot" : "DBClusterSnapshot");
  }
}

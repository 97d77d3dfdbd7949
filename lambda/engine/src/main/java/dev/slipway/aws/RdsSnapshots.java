package dev.slipway.aws;

import dev.slipway.backup.snapshot.RdsSnapshot;
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
import software.amazon.awssdk.services.rds.model.DbSnapshotAlreadyExistsException;
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
  public RdsSnapshot create(SnapshotSource source, String name, Map<String, String> tags) {
    RdsCalls calls = calls(source.kind());
    String what = "The snapshot " + name + " of " + source + " could not be begun";
    String right = calls.right("Create");
    try {
      return access.raw(() -> calls.create(source.identifier(), name, tags));
    } catch (InvalidDbInstanceStateException | InvalidDbClusterStateException e) {
      throw new SourceBusy(source, AwsFailure.reason(e), e);
    } catch (DbSnapshotAlreadyExistsException | DbClusterSnapshotAlreadyExistsException e) {
      return look(calls, name)
          .filter(found -> found.tags().entrySet().containsAll(tags.entrySet()))
          .orElseThrow(() -> RdsAccess.failure(what, right, e));
    } catch (SdkException e) {
      throw RdsAccess.failure(what, right + " and rds:AddTagsToResource", e);
    }
  }

  @Override
  public Optional<RdsSnapshot> look(String arn) {
    return look(calls(SnapshotSource.kindOf(arn)), arn.substring(arn.lastIndexOf(':') + 1));
  }

  private Optional<RdsSnapshot> look(RdsCalls calls, String name) {
    return access.call(
        "The snapshot " + name + " cannot be looked up",
        calls.right("Describe") + "s",
        () -> calls.look(name));
  }

  @Override
  public List<RdsSnapshot> list(SnapshotSource source) {
    RdsCalls calls = calls(source.kind());
    return access.call(
        "The snapshots of " + source + " cannot be listed",
        calls.right("Describe") + "s",
        () -> calls.manual(source.identifier()));
  }

  @Override
  public void delete(RdsSnapshot snapshot) {
    RdsCalls calls = calls(snapshot.source().kind());
    access.run(
        "The snapshot " + snapshot.name() + " could not be deleted",
        calls.right("Delete"),
        () -> calls.delete(snapshot.name()));
  }

  private RdsCalls calls(Kind kind) {
    return switch (kind) {
      case INSTANCE -> new RdsInstanceCalls(access);
      case CLUSTER -> new RdsClusterCalls(access);
    };
  }
}

package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.catalogue.BackupEntry.State;
import dev.slipway.backup.retention.Candidate;
import dev.slipway.backup.retention.Decision;
import dev.slipway.backup.retention.Fate;
import dev.slipway.backup.retention.PruneFailed;
import dev.slipway.backup.retention.Pruning;
import dev.slipway.storage.StoredObject;
import dev.slipway.testing.s3.S3Fault;
import dev.slipway.testing.s3.S3Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests deleting backups from a bucket, on a line with faults. */
class S3PruneTest extends S3FaultsTestBase {

  private static final String OLD = "database-backups/app/20250101_000000-old/";
  private static final String OLDER = "database-backups/app/20240101_000000-older/";

  @ParameterizedTest
  @EnumSource(
      value = S3Fault.class,
      names = {"INTERNAL_ERROR", "SLOW_DOWN", "CUT_REQUEST", "LOSE_ANSWER", "CUT_ANSWER"})
  void faultThatPassesIsNotNoticed(S3Fault fault) {
    put(OLD);
    failing(2, fault, S3PruneTest::isDeletion);
    assertThat(Pruning.execute(List.of(doomed(OLD)), this::delete)).isEqualTo(10);
    assertThat(faults).hasValue(2);
    assertThat(keys()).isEmpty();
  }

  @Test
  void brokenOffDeletionLeavesNoCompleteBackup() {
    put(OLD);
    put(OLDER);
    AtomicInteger deletions = new AtomicInteger();
    PROXY.decide(
        request ->
            isDeletion(request) && deletions.incrementAndGet() > 3
                ? S3Fault.INTERNAL_ERROR
                : S3Fault.NONE);
    assertThatThrownBy(() -> Pruning.execute(List.of(doomed(OLD), doomed(OLDER)), this::delete))
        .isInstanceOf(PruneFailed.class)
        .hasMessageStartingWith("s3://" + bucket + "/" + OLD + " could not be deleted as a whole: ")
        .hasMessageEndingWith("1 of 2 backups were deleted. Next: mend that and prune again.");
    assertThat(keys()).containsExactly(OLD + "000-pre.sql.zst", OLD + "900-post.sql.zst");
  }

  @Test
  void missingRightIsNamedAndNothingIsDeleted() {
    put(OLD);
    failing(Integer.MAX_VALUE, S3Fault.ACCESS_DENIED, S3PruneTest::isDeletion);
    assertThatThrownBy(() -> Pruning.execute(List.of(doomed(OLD)), this::delete))
        .isInstanceOf(PruneFailed.class)
        .hasMessageContaining("s3:DeleteObject")
        .hasMessageContaining("0 of 1 backup was deleted.");
    assertThat(keys()).hasSize(3);
  }

  private void delete(Candidate backup) {
    Pruning.delete(storage, backup);
  }

  private Decision doomed(String folder) {
    String uri = storage.uri() + "/" + folder;
    Candidate backup = new Candidate(uri, Instant.EPOCH, Instant.EPOCH, State.COMPLETE, 10);
    return new Decision(backup, Fate.TOO_OLD);
  }

  private void put(String folder) {
    for (String file : List.of("000-pre.sql.zst", "900-post.sql.zst", "manifest.json")) {
      objects.put(bucket, folder + file, file.getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<String> keys() {
    return storage.list("").stream().map(StoredObject::key).toList();
  }

  private static boolean isDeletion(S3Request request) {
    return request.line().startsWith("POST ") && request.line().contains("delete");
  }
}

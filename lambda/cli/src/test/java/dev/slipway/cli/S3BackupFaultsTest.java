package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.s3.S3Fault;
import dev.slipway.testing.s3.S3Objects;
import dev.slipway.testing.s3.S3Proxy;
import dev.slipway.testing.s3.S3Request;
import dev.slipway.testing.s3.S3Server;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests whole backups into a bucket whose S3 fails, and verifying them. */
class S3BackupFaultsTest extends CliTestBase {

  private static final S3Proxy PROXY = new S3Proxy(S3Server.endpoint());

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlS3", PROXY::endpoint);

  /** Hex that does not compress well: more than one part of an upload. */
  private static final String BIG =
      "CREATE TABLE big AS SELECT i, string_agg(md5(random()::text), '') AS noise"
          + " FROM generate_series(1, 14) i, generate_series(1, 32000) GROUP BY i";

  private final S3Objects objects = new S3Objects(S3Server.endpoint());
  private final String bucket = objects.createBucket();

  @BeforeEach
  void fill() throws Exception {
    project = project.with("BACKUP_STORE", "s3://" + bucket + "/app");
    done("up");
    db.execute(BIG);
  }

  @AfterEach
  void letAllPass() {
    PROXY.decide(request -> S3Fault.NONE);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLOW_DOWN", "CUT_REQUEST", "LOSE_ANSWER"})
  void everyWriteThatFailsOnceIsRightInTheEnd(S3Fault fault) {
    // Nobody was told the number of an upload whose first answer is lost; the bucket ends it.
    boolean lost = fault == S3Fault.LOSE_ANSWER;
    Set<String> failed =
        failingOnce(
            fault, r -> !r.line().startsWith("GET ") && !(lost && r.line().endsWith("?uploads")));
    Map<String, Object> backup = done("backup", "--json").json();
    assertThat(failed).anyMatch(line -> line.contains("partNumber=2"));
    assertThat(failed).anyMatch(line -> line.contains("manifest.json"));
    assertThat(failed).hasSizeGreaterThan((Integer) backup.get("parts"));
    letAllPass();
    assertThat(done("verify-backup", String.valueOf(backup.get("backup"))).out())
        .contains("Whole: ");
    assertThat(objects.openUploads(bucket)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "INTERNAL_ERROR, 000-pre", "INTERNAL_ERROR, partNumber=2",
    "CUT_REQUEST, 800-sequences", "INTERNAL_ERROR, manifest.json"
  })
  void aFileThatCannotBeWrittenIsAClearFailure(S3Fault fault, String file) {
    AtomicInteger failures = failingForGood(fault, r -> isWrite(r) && r.line().contains(file));
    Result result = project.run("backup");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("slipway: The backup of ")
        .contains("s3://" + bucket + "/app/database-backups/")
        .contains("It has no manifest and does not count. Its files were deleted; the database is")
        .doesNotContain("\tat ");
    assertThat(failures).hasValueGreaterThan(3);
    assertThat(done("backups").out()).startsWith("No backup of ");
    assertThat(objects.openUploads(bucket)).isEmpty();
    assertThat(objects.keys(bucket)).isEmpty();
  }

  @Test
  void filesThatCannotBeDeletedAreListedAsIncomplete() {
    PROXY.decide(
        request -> {
          if (isWrite(request) && request.line().contains("900-post")) {
            return S3Fault.INTERNAL_ERROR;
          }
          return request.line().contains("delete") ? S3Fault.ACCESS_DENIED : S3Fault.NONE;
        });
    Result result = project.run("backup");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains("Its files stay in s3://" + bucket + "/app/database-backups/");
    letAllPass();
    assertThat(each(done("backups", "--json").json().get("backups"), "state"))
        .containsExactly("incomplete");
    assertThat(project.run("verify-backup", "latest").exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERNAL_ERROR", "CUT_ANSWER"})
  void everyReadThatFailsOnceIsRightInTheEnd(S3Fault fault) {
    int parts = (Integer) done("backup", "--json").json().get("parts");
    Set<String> failed = failingOnce(fault, r -> r.line().startsWith("GET "));
    assertThat(done("verify-backup", "latest").out()).contains("Whole: ");
    assertThat(failed).hasSizeGreaterThan(parts);
  }

  /** Whether the backup is damaged is not known then. */
  @Test
  void aFileThatCannotBeReadIsNoFinding() {
    String uri = String.valueOf(done("backup", "--json").json().get("backup"));
    failingForGood(S3Fault.INTERNAL_ERROR, r -> r.line().contains("100-public.words"));
    Result result = project.run("verify-backup", uri);
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("slipway: " + uri + "100-public.words.p0.sql.zst cannot be read")
        .contains("InternalError");
    assertThat(done("verify-backup", uri, "--quick").out()).contains("Whole: ");
  }

  private static boolean isWrite(S3Request request) {
    return request.line().startsWith("PUT ");
  }

  /** Lets each request that matches fail the first time it is sent; gives those that failed. */
  private static Set<String> failingOnce(S3Fault fault, Predicate<S3Request> which) {
    Set<String> failed = ConcurrentHashMap.newKeySet();
    PROXY.decide(r -> which.test(r) && failed.add(r.line()) ? fault : S3Fault.NONE);
    return failed;
  }

  private static AtomicInteger failingForGood(S3Fault fault, Predicate<S3Request> which) {
    AtomicInteger failures = new AtomicInteger();
    PROXY.decide(
        request -> which.test(request) && failures.incrementAndGet() > 0 ? fault : S3Fault.NONE);
    return failures;
  }
}

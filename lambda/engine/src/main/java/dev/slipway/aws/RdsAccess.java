package dev.slipway.aws;

import dev.slipway.backup.snapshot.SnapshotFailed;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;

/** The client of RDS, made when it is first needed, and what its failures mean. */
final class RdsAccess {

  /** An endpoint tells its region: {@code name.id.region.rds.amazonaws.com}. */
  private static final Pattern ENDPOINT =
      Pattern.compile("(?i).*\\.([a-z0-9-]+)\\.rds\\.amazonaws\\.com(\\.cn)?\\.?");

  private static final Duration ONE_TRY = Duration.ofSeconds(20);

  private final String host;
  private @Nullable RdsClient client;

  /** Access to the region that a host's name tells, or else to the configured one. */
  RdsAccess(String host) {
    this.host = host;
  }

  RdsClient client() {
    if (client == null) {
      Matcher endpoint = ENDPOINT.matcher(host);
      client =
          AwsAccess.client(
              RdsClient.builder().overrideConfiguration(all -> all.apiCallAttemptTimeout(ONE_TRY)),
              endpoint.matches() ? endpoint.group(1) : System.getenv("AWS_REGION"));
    }
    return client;
  }

  /**
   * What a call gives; a missing right is waited for, since a deploy may just have given it. Throws
   * what RDS answers, for those who know what to make of it.
   */
  <T> T raw(Supplier<T> call) {
    return FreshRights.awaited(call);
  }

  /**
   * The same, with every failure explained.
   *
   * @param what the sentence that says what failed, without its end
   * @param right the action that IAM must allow
   */
  <T> T call(String what, String right, Supplier<T> call) {
    try {
      return raw(call);
    } catch (SdkException e) {
      throw failure(what, right, e);
    }
  }

  /** The same for a call whose answer tells nothing. */
  void run(String what, String right, Runnable call) {
    call(
        what,
        right,
        () -> {
          call.run();
          return true;
        });
  }

  static SnapshotFailed failure(String what, String right, SdkException cause) {
    return new SnapshotFailed(
        what
            + " ("
            + AwsFailure.reason(cause)
            + "). The database was not changed. Next: "
            + advice(right, cause),
        cause);
  }

  private static String advice(String right, SdkException cause) {
    if (FreshRights.missing(cause)) {
      return "allow " + right + ".";
    }
    String code = code(cause);
    if (code.startsWith("SnapshotQuotaExceeded")) {
      return "delete snapshots that need not be kept (backups --snapshot --prune shows ours), or"
          + " have the quota raised.";
    }
    if (code.contains("NotFound")) {
      return "check DB_RESOURCE_ID (--rds-resource), the region and the account.";
    }
    return "try again; if it goes on, check the right "
        + right
        + ", the region, and that RDS is reached (by an interface endpoint in an isolated subnet).";
  }

  private static String code(SdkException cause) {
    return cause instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? String.valueOf(service.awsErrorDetails().errorCode())
        : "";
  }
}

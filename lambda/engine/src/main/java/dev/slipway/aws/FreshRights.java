package dev.slipway.aws;

import dev.slipway.time.Sleep;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Waits for rights that were only just given, as they are by a deploy: they take some seconds to
 * reach every server (AWS IAM User Guide, "Changes that I make are not always immediately
 * visible").
 */
final class FreshRights {

  /** Seconds; a quarter of a minute in all, which is about as long as rights take. */
  private static final List<Integer> PAUSES = List.of(1, 2, 4, 8);

  /** Milliseconds that a second lasts: the tests' servers never give the right they deny. */
  private static final int SECOND = Integer.getInteger("slipway.rights.second", 1000);

  private FreshRights() {}

  /** What a call gives; when it is denied, it is called again after each of a few pauses. */
  static <T> T awaited(Supplier<T> call) {
    Iterator<Integer> pauses = PAUSES.iterator();
    while (true) {
      try {
        return call.get();
      } catch (AwsServiceException e) {
        if (!missing(e) || !pauses.hasNext()) {
          throw e;
        }
        Sleep.of(Duration.ofMillis((long) pauses.next() * SECOND), interrupted -> e);
      }
    }
  }

  /** True when a right is missing; S3 and Secrets Manager spell it differently. */
  static boolean missing(Throwable failure) {
    return failure instanceof AwsServiceException service
        && service.awsErrorDetails() != null
        && String.valueOf(service.awsErrorDetails().errorCode()).startsWith("AccessDenied");
  }
}

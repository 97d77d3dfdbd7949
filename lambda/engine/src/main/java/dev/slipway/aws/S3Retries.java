package dev.slipway.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * How long requests to S3 are tried. The pauses between tries are the SDK's: they grow, and are
 * longer when S3 asks to slow down.
 *
 * @param tries of one request in all
 * @param idle how long one try may take besides the time for its bytes
 * @param bytesPerSecond the slowest line that is waited for
 */
record S3Retries(int tries, Duration idle, long bytesPerSecond) {

  static final S3Retries DEFAULT = new S3Retries(6, Duration.ofSeconds(60), 128 * 1024);

  /** The setting of a request that carries so many bytes. */
  AwsRequestOverrideConfiguration forBytes(long bytes) {
    return AwsRequestOverrideConfiguration.builder()
        .apiCallAttemptTimeout(idle.plusSeconds(bytes / bytesPerSecond))
        .build();
  }

  /** S3 may take minutes to put an object together (Amazon S3 API Reference). */
  AwsRequestOverrideConfiguration forCompletion() {
    return AwsRequestOverrideConfiguration.builder()
        .apiCallAttemptTimeout(idle.multipliedBy(10))
        .build();
  }
}

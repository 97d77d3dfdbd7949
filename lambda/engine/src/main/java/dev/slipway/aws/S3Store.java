package dev.slipway.aws;

import dev.slipway.storage.StorageException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** A prefix of a bucket, and the client for it, which is made when it is first needed. */
final class S3Store {

  private final String bucket;
  private final String prefix;
  private final S3Retries retries;
  private @Nullable S3Client client;

  S3Store(String bucket, String prefix, S3Retries retries) {
    this.bucket = bucket;
    this.prefix = prefix.isEmpty() ? "" : prefix + "/";
    this.retries = retries;
  }

  String bucket() {
    return bucket;
  }

  /** What S3 calls the object that has a key with us. */
  String fullKey(String key) {
    return prefix + key;
  }

  /** The reverse of {@link #fullKey}. */
  String key(String fullKey) {
    return fullKey.substring(prefix.length());
  }

  String url(String key) {
    return "s3://" + bucket + "/" + fullKey(key);
  }

  S3Retries retries() {
    return retries;
  }

  synchronized S3Client client() {
    if (client == null) {
      client =
          AwsAccess.client(
              S3Client.builder()
                  .forcePathStyle(AwsAccess.isRedirected())
                  .overrideConfiguration(
                      all ->
                          all.apiCallAttemptTimeout(retries.idle())
                              .retryStrategy(retry -> retry.maxAttempts(retries.tries()))));
    }
    return client;
  }

  /**
   * What a call gives. Throws {@link StorageException} when it is denied for some seconds, or fails
   * however often it is tried.
   *
   * @param what the sentence that says what failed, without its end
   * @param right the action that IAM must allow
   */
  <T> T call(String what, String right, Supplier<T> call) {
    try {
      return answer(call);
    } catch (SdkException e) {
      throw failure(what, right, e);
    }
  }

  /**
   * What a call gives, with the tries that the SDK does not make: after a denial, and after an
   * answer that breaks off, for which it throws what is no {@link SdkException}.
   */
  <T> T answer(Supplier<T> call) {
    for (int tries = 1; ; tries++) {
      try {
        return FreshRights.awaited(call);
      } catch (UncheckedIOException e) {
        if (tries == retries.tries()) {
          throw SdkClientException.create("The answer broke off: " + e.getMessage(), e);
        }
      }
    }
  }

  StorageException failure(String what, String right, SdkException cause) {
    return new StorageException(
        what + " (" + AwsFailure.reason(cause) + ").",
        "Objects that were complete are as they were.",
        "Check the right "
            + right
            + ", that S3 is reached (by a gateway endpoint in an isolated subnet), and the bucket "
            + bucket
            + "; then try again.",
        cause);
  }
}

package dev.slipway.aws;

import dev.slipway.storage.Content;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.s3.S3Fault;
import dev.slipway.testing.s3.S3Objects;
import dev.slipway.testing.s3.S3Proxy;
import dev.slipway.testing.s3.S3Request;
import dev.slipway.testing.s3.S3Server;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** For tests with faults between a store of backups and S3Mock; they share one proxy. */
abstract class S3FaultsTestBase {

  static final S3Proxy PROXY = new S3Proxy(S3Server.endpoint());

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlS3", PROXY::endpoint);

  /** Parts of 5 MiB, 5 MiB and 1 byte. */
  static final byte[] THREE_PARTS = Content.bytes(10 * 1024 * 1024 + 1);

  /** As by default, but a stall is noticed sooner. */
  static final S3Retries RETRIES =
      new S3Retries(4, Duration.ofSeconds(3), S3Retries.DEFAULT.bytesPerSecond() * 100);

  final S3Objects objects = new S3Objects(S3Server.endpoint());
  final String bucket = objects.createBucket();
  final S3Storage storage = new S3Storage(bucket, "", RETRIES);
  final AtomicInteger faults = new AtomicInteger();

  @AfterEach
  void letAllPass() {
    PROXY.decide(request -> S3Fault.NONE);
  }

  /** Lets so many of the requests that match fail. */
  final void failing(int times, S3Fault fault, Predicate<S3Request> which) {
    PROXY.decide(
        request ->
            which.test(request) && faults.get() < times && faults.incrementAndGet() > 0
                ? fault
                : S3Fault.NONE);
  }

  static boolean isCompletion(S3Request request) {
    return request.line().startsWith("POST ") && request.line().contains("uploadId=");
  }

  static boolean isWriting(S3Request request) {
    return request.line().startsWith("PUT ");
  }
}

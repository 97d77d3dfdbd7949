package dev.slipway.aws;

import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.aws.LocalStack;
import dev.slipway.testing.s3.S3Objects;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of migrations in a bucket, kept with LocalStack. */
class LocalStackS3Test implements S3SourceContract {

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlS3", LocalStack::endpoint);

  private final S3Objects objects = new S3Objects(LocalStack.endpoint());

  @Override
  public String bucket() {
    return objects.createBucket();
  }

  @Override
  public String put(String bucket, String key, byte[] content) {
    return objects.put(bucket, key, content);
  }
}

package dev.slipway.aws;

import dev.slipway.storage.StorageContract;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.aws.LocalStack;
import dev.slipway.testing.s3.S3Objects;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of a store of backups, kept with LocalStack. */
class LocalStackStorageTest implements StorageContract {

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlS3", LocalStack::endpoint);

  private final S3Objects objects = new S3Objects(LocalStack.endpoint());
  private final String bucket = objects.createBucket();

  @Override
  public String place() {
    return "s3://" + bucket;
  }

  @Override
  public List<String> unfinished() {
    return objects.openUploads(bucket);
  }
}

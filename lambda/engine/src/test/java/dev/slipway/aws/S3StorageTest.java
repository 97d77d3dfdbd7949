package dev.slipway.aws;

import dev.slipway.storage.StorageContract;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.s3.S3Objects;
import dev.slipway.testing.s3.S3Server;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of a store of backups, kept with S3Mock. */
class S3StorageTest implements StorageContract {

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlS3", S3Server::endpoint);

  private final S3Objects objects = new S3Objects(S3Server.endpoint());
  private final String bucket = objects.createBucket();

  @Override
  public String place() {
    return "s3://" + bucket + "/a prefix/öf keys";
  }

  @Override
  public List<String> unfinished() {
    return objects.openUploads(bucket);
  }

  /** S3Mock takes the older object away, too, when a multipart upload is aborted; S3 does not. */
  @Override
  public int bytesGivenUp() {
    return 1;
  }
}

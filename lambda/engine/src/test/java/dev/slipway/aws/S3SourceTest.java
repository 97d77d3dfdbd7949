package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.s3.S3Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of migrations in a bucket, kept with S3Mock, and what needs no bucket. */
class S3SourceTest implements S3SourceContract {

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlS3", S3Server::endpoint);

  @Override
  public String bucket() {
    return S3Server.createBucket();
  }

  @Override
  public String put(String bucket, String key, byte[] content) {
    return S3Server.put(bucket, key, content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://", "s3://bucket", "s3://bucket/", "s3:///key.zip", "gs://b/k.zip"})
  void refusesWhatNamesNoPlace(String url) {
    assertThatThrownBy(() -> new S3Source(url))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "MIGRATIONS is "
                + url
                + "; in a bucket it is s3://bucket/key.zip or s3://bucket/prefix/."
                + " Nothing was done.");
  }

  @Test
  void aServerThatDoesNotAnswerIsToldWithAdvice() {
    System.setProperty("aws.endpointUrlS3", "http://127.0.0.1:1");
    try {
      assertThatThrownBy(() -> new S3Source("s3://bucket/a.zip").files())
          .isInstanceOf(AwsFailure.class)
          .hasMessageContaining("a gateway endpoint in an isolated subnet");
    } finally {
      System.setProperty("aws.endpointUrlS3", S3Server.endpoint());
    }
  }
}

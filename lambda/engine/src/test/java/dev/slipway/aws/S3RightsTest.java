package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.storage.Content;
import dev.slipway.storage.Storage;
import dev.slipway.storage.Upload;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.s3.S3Proxy;
import dev.slipway.testing.s3.S3Request;
import dev.slipway.testing.s3.S3Server;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that backups ask for nothing that the construct's grants do not allow. */
class S3RightsTest {

  private static final S3Proxy PROXY = new S3Proxy(S3Server.endpoint());
  private static final String PREFIX = "database-backups/app/";

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlS3", PROXY::endpoint);

  private final String bucket = S3Server.createBucket();
  private final Storage storage = new S3Storage(bucket, "");

  @AfterAll
  static void close() {
    PROXY.close();
  }

  @Test
  void aBackupAsksOnlyForWhatIsGranted() throws IOException {
    Content.put(storage, PREFIX + "small", Content.bytes(1));
    Content.put(storage, PREFIX + "large", Content.bytes(6 * 1024 * 1024));
    try (Upload given = storage.create(PREFIX + "up")) {
      given.write(Content.bytes(6 * 1024 * 1024));
    }
    assertThat(storage.list(PREFIX)).hasSize(2);
    assertThat(Content.get(storage, PREFIX + "small")).hasSize(1);
    String key = " /" + bucket + "/" + PREFIX;
    List<String> lines = PROXY.requests().stream().map(S3Request::line).toList();
    assertThat(lines)
        .allMatch(
            line ->
                line.startsWith("PUT" + key) // s3:PutObject, a part as well
                    || line.startsWith("POST" + key) // s3:PutObject, begins and completes
                    || line.startsWith("GET" + key) // s3:GetObject
                    || isAbortion(line, key)
                    || isListing(line))
        .anyMatch(line -> isAbortion(line, key))
        .anyMatch(this::isListing);
    assertThat(PROXY.requests())
        .allMatch(
            request -> !request.head().toLowerCase().contains("x-amz-server-side-encryption"));
  }

  /** s3:AbortMultipartUpload. */
  private static boolean isAbortion(String line, String key) {
    return line.startsWith("DELETE" + key) && line.contains("?uploadId=");
  }

  /** s3:ListBucket, with the prefix that the grant's condition names. */
  private boolean isListing(String line) {
    return line.startsWith("GET /" + bucket + "?")
        && line.contains("prefix=database-backups%2Fapp%2F");
  }
}

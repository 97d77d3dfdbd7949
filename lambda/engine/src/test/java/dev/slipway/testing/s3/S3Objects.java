package dev.slipway.testing.s3;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Makes buckets and objects in an S3 of the tests. */
public final class S3Objects {

  private final S3Client client;

  /** For the S3 that listens at an address. */
  public S3Objects(String endpoint) {
    client =
        S3Client.builder()
            .endpointOverride(URI.create(endpoint))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create("AKIDEXAMPLE", "example")))
            .forcePathStyle(true)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /** Creates an empty bucket and returns its name, never used before. */
  public String createBucket() {
    String name = "bucket-" + UUID.randomUUID();
    createBucket(name);
    return name;
  }

  /** Creates an empty bucket of a name that is not used yet. */
  public void createBucket(String name) {
    client.createBucket(request -> request.bucket(name));
  }

  /** Stores an object and returns its URL. */
  public String put(String bucket, String key, byte[] content) {
    client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
    return "s3://" + bucket + "/" + key;
  }

  /** The text of an object. */
  public String text(String bucket, String key) {
    return client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
  }

  /** The keys of all objects. */
  public List<String> keys(String bucket) {
    return client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  /** The keys of multipart uploads that were begun, and neither completed nor aborted. */
  public List<String> openUploads(String bucket) {
    return client.listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
        .map(MultipartUpload::key)
        .toList();
  }
}

package dev.slipway.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket that is read from. Its client is made when it is needed first. */
final class S3Bucket {

  private final String name;
  private @Nullable S3Client client;

  S3Bucket(String name) {
    this.name = name;
  }

  /** How people name an object. */
  String url(String key) {
    return "s3://" + name + "/" + key;
  }

  /** All keys that begin with a prefix. */
  List<String> keys(String prefix) {
    return client()
        .listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  byte[] read(String key) {
    return client().getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArrayUnsafe();
  }

  private S3Client client() {
    if (client == null) {
      client = AwsAccess.client(S3Client.builder().forcePathStyle(AwsAccess.isRedirected()));
    }
    return client;
  }
}

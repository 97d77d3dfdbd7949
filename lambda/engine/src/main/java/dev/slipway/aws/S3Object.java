package dev.slipway.aws;

import dev.slipway.storage.StorageException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** An object that is to be; a mark in its metadata tells it from one that has the same key. */
final class S3Object {

  private static final String MARK = "slipway-upload";

  private final S3Store store;
  private final String key;
  private final String mark = UUID.randomUUID().toString();

  S3Object(S3Store store, String key) {
    this.store = store;
    this.key = key;
  }

  String bucket() {
    return store.bucket();
  }

  String fullKey() {
    return store.fullKey(key);
  }

  String url() {
    return store.url(key);
  }

  S3Client client() {
    return store.client();
  }

  S3Retries retries() {
    return store.retries();
  }

  /** See {@link S3Store#answer}. */
  <T> T answer(Supplier<T> call) {
    return store.answer(call);
  }

  /** Makes the object appear by a call whose answer may be lost, however often it is tried. */
  void publish(Supplier<?> call) {
    try {
      answer(call);
    } catch (SdkException e) {
      if (!isThere()) {
        throw e;
      }
    }
  }

  /** Sends the whole of it. */
  void put(PartBuffer whole) {
    publish(
        () ->
            client()
                .putObject(
                    request ->
                        request
                            .bucket(bucket())
                            .key(fullKey())
                            .metadata(Map.of(MARK, mark))
                            .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                            .overrideConfiguration(retries().forBytes(whole.length())),
                    whole.body()));
  }

  /** Begins a multipart upload; it is known also to whoever is interrupted meanwhile. */
  S3Parts begin() {
    return new S3Parts(this, ToTheEnd.of(() -> answer(this::beginUpload)));
  }

  private String beginUpload() {
    return client()
        .createMultipartUpload(
            request ->
                request
                    .bucket(bucket())
                    .key(fullKey())
                    .metadata(Map.of(MARK, mark))
                    .checksumAlgorithm(ChecksumAlgorithm.CRC32))
        .uploadId();
  }

  /** True when the object of this very upload exists; false also when nobody can say. */
  private boolean isThere() {
    try {
      HeadObjectResponse head =
          client().headObject(request -> request.bucket(bucket()).key(fullKey()));
      return mark.equals(head.metadata().get(MARK));
    } catch (SdkException e) {
      return false;
    }
  }

  StorageException failure(SdkException cause) {
    return store.failure(url() + " cannot be written", "s3:PutObject", cause);
  }
}

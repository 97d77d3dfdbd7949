package dev.slipway.aws;

import dev.slipway.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** A multipart upload that S3 has begun. S3 checks each part by its CRC32. */
final class S3Parts {

  private final S3Object object;
  private final String id;
  private final List<CompletedPart> sent = new ArrayList<>();
  private long bytes;

  S3Parts(S3Object object, String id) {
    this.object = object;
    this.id = id;
  }

  /** Sum of the parts that were sent. */
  long bytes() {
    return bytes;
  }

  void send(PartBuffer part) {
    int number = sent.size() + 1;
    UploadPartResponse answer =
        object
            .client()
            .uploadPart(
                request ->
                    request
                        .bucket(object.bucket())
                        .key(object.fullKey())
                        .uploadId(id)
                        .partNumber(number)
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .overrideConfiguration(object.retries().forBytes(part.length())),
                part.body());
    bytes += part.length();
    sent.add(
        CompletedPart.builder()
            .partNumber(number)
            .eTag(answer.eTag())
            .checksumCRC32(answer.checksumCRC32())
            .build());
  }

  /** When only the answer was lost, the next try finds no upload any more, but the object. */
  void complete() {
    object.publish(() -> object.client().completeMultipartUpload(this::describeCompletion));
  }

  private void describeCompletion(CompleteMultipartUploadRequest.Builder request) {
    request
        .bucket(object.bucket())
        .key(object.fullKey())
        .uploadId(id)
        .multipartUpload(all -> all.parts(sent))
        .overrideConfiguration(object.retries().forCompletion());
  }

  void abort() {
    try {
      ToTheEnd.of(
          () -> object.answer(() -> object.client().abortMultipartUpload(this::describeAbortion)));
    } catch (NoSuchUploadException e) {
      // It is gone, as it should be.
    } catch (SdkException e) {
      throw new StorageException(
          "The unfinished upload of "
              + object.url()
              + " cannot be aborted ("
              + AwsFailure.reason(e)
              + ").",
          "There is no such object, but the parts that were sent cost money.",
          "Check the right s3:AbortMultipartUpload; delete them with: aws s3api"
              + " abort-multipart-upload, or by a lifecycle rule of the bucket.",
          e);
    }
  }

  private void describeAbortion(AbortMultipartUploadRequest.Builder request) {
    request.bucket(object.bucket()).key(object.fullKey()).uploadId(id);
  }
}

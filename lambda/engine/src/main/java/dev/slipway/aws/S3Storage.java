package dev.slipway.aws;

import dev.slipway.storage.Keys;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.StoredObject;
import dev.slipway.storage.Upload;
import java.io.InputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/**
 * A bucket, or what is below a prefix of one. Needs the rights s3:PutObject and
 * s3:AbortMultipartUpload to write, s3:GetObject to read, s3:ListBucket to list and s3:DeleteObject
 * to delete. Encryption is the bucket's own. An upload whose process dies leaves no object, but
 * parts that a lifecycle rule of the bucket should delete.
 */
public final class S3Storage implements Storage {

  /** Most that one request deletes (Amazon S3 API Reference, "DeleteObjects"). */
  private static final int BATCH = 1000;

  private final S3Store store;

  /**
   * The store in a bucket. Nothing is looked for yet.
   *
   * @param prefix of all keys, without a slash at its end; empty for none
   */
  public S3Storage(String bucket, String prefix) {
    this(bucket, prefix, S3Retries.DEFAULT);
  }

  S3Storage(String bucket, String prefix, S3Retries retries) {
    this.store = new S3Store(bucket, prefix, retries);
  }

  @Override
  public String uri() {
    return store.url("").replaceFirst("/$", "");
  }

  @Override
  public Upload create(String key) {
    return new S3Upload(new S3Object(store, Keys.checked(key)));
  }

  @Override
  public InputStream open(String key) {
    return S3Download.open(store, Keys.checked(key));
  }

  @Override
  public List<StoredObject> list(String prefix) {
    return list(prefix, null);
  }

  @Override
  public List<StoredObject> listFolder(String folder) {
    return list(folder, "/");
  }

  @Override
  public List<String> folders(String folder) {
    int before = store.fullKey(Keys.checkedPrefix(folder)).length();
    return listed(
        folder,
        "/",
        pages ->
            pages.commonPrefixes().stream()
                .map(found -> found.prefix().substring(before).replaceFirst("/$", ""))
                .filter(Keys::isKey)
                .sorted()
                .toList());
  }

  private List<StoredObject> list(String prefix, @Nullable String delimiter) {
    return listed(
        prefix,
        delimiter,
        pages ->
            pages.contents().stream()
                .filter(found -> Keys.isKey(found.key()))
                .map(
                    found ->
                        new StoredObject(
                            store.key(found.key()), found.size(), found.lastModified()))
                .sorted(Comparator.comparing(StoredObject::key))
                .toList());
  }

  /** The delimiter ends what is listed of a key; null for all below the prefix. */
  private <R> List<R> listed(
      String prefix, @Nullable String delimiter, Function<ListObjectsV2Iterable, List<R>> read) {
    String full = store.fullKey(Keys.checkedPrefix(prefix));
    return store.call(
        "The objects below s3://" + store.bucket() + "/" + full + " cannot be listed",
        "s3:ListBucket",
        () ->
            read.apply(
                store
                    .client()
                    .listObjectsV2Paginator(
                        list -> list.bucket(store.bucket()).prefix(full).delimiter(delimiter))));
  }

  @Override
  public void delete(Collection<String> keys) {
    List<ObjectIdentifier> all = keys.stream().map(Keys::checked).map(this::identifier).toList();
    for (int from = 0; from < all.size(); from += BATCH) {
      delete(all.subList(from, Math.min(all.size(), from + BATCH)), from, all.size());
    }
  }

  private void delete(List<ObjectIdentifier> batch, int before, int all) {
    DeleteObjectsResponse answer =
        store.call(
            "Objects of " + uri() + " cannot be deleted",
            "s3:DeleteObject",
            () ->
                store
                    .client()
                    .deleteObjects(
                        request ->
                            request
                                .bucket(store.bucket())
                                .delete(delete -> delete.objects(batch).quiet(true))));
    if (!answer.errors().isEmpty()) {
      S3Error first = answer.errors().get(0);
      int deleted = before + batch.size() - answer.errors().size();
      throw new StorageException(
          "s3://%s/%s cannot be deleted (%s: %s)."
              .formatted(store.bucket(), first.key(), first.code(), first.message()),
          deleted + " of " + all + " objects were deleted.",
          "Check the right s3:DeleteObject, and try again.",
          null);
    }
  }

  private ObjectIdentifier identifier(String key) {
    return ObjectIdentifier.builder().key(store.fullKey(key)).build();
  }
}

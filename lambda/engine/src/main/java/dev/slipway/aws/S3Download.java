package dev.slipway.aws;

import dev.slipway.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Reads one version of an object; where the stream breaks off it is taken up again. */
final class S3Download extends InputStream {

  private static final String RIGHT =
      "s3:GetObject (without s3:ListBucket, S3 says the same of an object that is not there)";

  private final S3Store store;
  private final String key;
  private final long length;
  private final String version;
  private ResponseInputStream<GetObjectResponse> part;
  private long position;
  private int breaks;

  private S3Download(S3Store store, String key, ResponseInputStream<GetObjectResponse> whole) {
    this.store = store;
    this.key = key;
    this.part = whole;
    this.length = whole.response().contentLength();
    this.version = whole.response().eTag();
  }

  static S3Download open(S3Store store, String key) {
    return store.call(
        store.url(key) + " cannot be read",
        RIGHT,
        () -> {
          try {
            return new S3Download(store, key, get(store, key, 0, null));
          } catch (NoSuchKeyException e) {
            throw new StorageException(
                "There is no " + store.url(key) + ".",
                "Nothing was changed.",
                "Look at what is there, and check the place that was named (of backups: --backup-store or BACKUP_STORE).",
                e);
          }
        });
  }

  private static ResponseInputStream<GetObjectResponse> get(
      S3Store store, String key, long from, @Nullable String version) {
    return store
        .client()
        .getObject(
            request -> {
              request.bucket(store.bucket()).key(store.fullKey(key)).ifMatch(version);
              if (from > 0) {
                request.range("bytes=" + from + "-");
              }
            });
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) {
    while (true) {
      try {
        int read = part.read(bytes, offset, count);
        if (read >= 0) {
          position += read;
          return read;
        }
        if (position == length) {
          return -1;
        }
        resume(new IOException("it broke off after " + position + " of " + length + " bytes"));
      } catch (IOException e) {
        resume(e);
      } catch (SdkException e) {
        throw failure(e);
      }
    }
  }

  /** Each request is tried as often by itself; this counts the streams that broke off. */
  private void resume(IOException broken) {
    part.abort();
    breaks++;
    if (breaks >= store.retries().tries()) {
      throw new StorageException(
          store.url(key) + " cannot be read to its end (" + broken.getMessage() + ").",
          position + " of its " + length + " bytes were read, in " + breaks + " tries.",
          "Check the way to S3, and try again.",
          broken);
    }
    try {
      part = get(store, key, position, version);
    } catch (SdkException e) {
      throw failure(e);
    }
  }

  private StorageException failure(SdkException cause) {
    return store.failure(store.url(key) + " cannot be read to its end", RIGHT, cause);
  }

  @Override
  public void close() throws IOException {
    if (position < length) {
      part.abort();
    }
    part.close();
  }
}

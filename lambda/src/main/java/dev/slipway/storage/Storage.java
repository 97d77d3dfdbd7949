package dev.slipway.storage;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/** A place for objects by key. Every method throws {@link StorageException}. */
public interface Storage {

  /** The root of the store: file:/... or s3://bucket/prefix. */
  String uri();

  /** Begins an object; it is there once the upload is complete. */
  Upload create(String key);

  /** The bytes of an object; the caller closes the stream. A missing object is an error. */
  InputStream open(String key);

  /** The complete objects whose keys begin so, sorted by key. */
  List<StoredObject> list(String prefix);

  /** Deletes objects; one that is missing is no error. */
  void delete(Collection<String> keys);
}

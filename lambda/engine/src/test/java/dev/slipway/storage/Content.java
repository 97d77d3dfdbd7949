package dev.slipway.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;

/** Bytes for the tests of stores. */
public final class Content {

  private Content() {}

  /** Bytes without order, always the same. */
  public static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** Stores an object. */
  public static void put(Storage storage, String key, byte[] content) {
    try (Upload upload = storage.create(key)) {
      upload.write(content);
      upload.complete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that an object holds. */
  public static byte[] get(Storage storage, String key) throws IOException {
    try (InputStream in = storage.open(key)) {
      return in.readAllBytes();
    }
  }

  /** The keys in a store, as it lists them. */
  public static List<String> keys(Storage storage, String prefix) {
    return storage.list(prefix).stream().map(StoredObject::key).toList();
  }
}

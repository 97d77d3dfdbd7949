package dev.slipway.backup.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.Upload;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Writes manifests, and reads them back strictly. */
public final class ManifestJson {

  private static final JSON FORM =
      JSON.std.with(
          JSON.Feature.WRITE_NULL_PROPERTIES,
          JSON.Feature.PRETTY_PRINT_OUTPUT,
          JSON.Feature.WRITE_RECORD_FIELDS_IN_DECLARATION_ORDER,
          JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS,
          JSON.Feature.FAIL_ON_UNKNOWN_BEAN_PROPERTY,
          JSON.Feature.FAIL_ON_UNKNOWN_TYPE_WRITE);

  private ManifestJson() {}

  /** Writes a manifest. Throws {@link StorageException}. */
  public static void write(Manifest manifest, Storage storage, String key) {
    try (Upload upload = storage.create(key)) {
      upload.write(FORM.asBytes(manifest));
      upload.complete();
    } catch (IOException e) {
      throw new StorageException(
          "Writing " + key + " failed (" + e.getMessage() + ").",
          "The backup has no manifest and does not count.",
          "Back up again.",
          e);
    }
  }

  /** The manifest at a key. Throws {@link DamagedManifest}, or another {@link StorageException}. */
  public static Manifest read(Storage storage, String key) {
    byte[] text = bytes(storage, key);
    try {
      Object format = FORM.mapFrom(text).get("format");
      if (!Integer.valueOf(Manifest.FORMAT).equals(format)) {
        throw damaged(key, "its format is " + format + ", not " + Manifest.FORMAT, null);
      }
      return parse(text, key);
    } catch (IOException | RuntimeException e) {
      throw e instanceof StorageException own
          ? own
          : damaged(key, e.getClass().getSimpleName() + ": " + firstLine(e), e);
    }
  }

  private static Manifest parse(byte[] text, String key) throws IOException {
    try (JsonParser parser = FORM.getStreamingFactory().createParser(text)) {
      parser.nextToken();
      Manifest manifest = FORM.beanFrom(Manifest.class, parser);
      if (parser.nextToken() != null) {
        throw damaged(key, "more follows behind it", null);
      }
      return manifest;
    }
  }

  private static byte[] bytes(Storage storage, String key) {
    try (InputStream in = storage.open(key)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new StorageException(
          "Reading " + storage.uri() + "/" + key + " failed (" + e.getMessage() + ").",
          "Nothing was changed.",
          "Try again.",
          e);
    }
  }

  private static String firstLine(Exception e) {
    String text =
        e instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : String.valueOf(e.getMessage());
    return text.lines().findFirst().orElse("");
  }

  private static DamagedManifest damaged(String key, String why, @Nullable Exception cause) {
    return new DamagedManifest(key, why, cause);
  }
}

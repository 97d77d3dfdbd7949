package dev.slipway.backup.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes manifests, and reads them back strictly. */
public final class ManifestJson {

  private static final JSON FORM =
      JSON.std.with(
          JSON.Feature.WRITE_NULL_PROPERTIES,
          JSON.Feature.PRETTY_PRINT_OUTPUT,
          JSON.Feature.WRITE_RECORD_FIELDS_IN_DECLARATION_ORDER,
          JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS,
          JSON.Feature.FAIL_ON_UNKNOWN_TYPE_WRITE);

  /** Enough for hundreds of thousands of files; what else lies under that name is not read in. */
  private static final int LONGEST = 128 << 20;

  private ManifestJson() {}

  /**
   * Writes a manifest behind its seal, and gives the bytes of both. Throws {@link
   * StorageException}.
   */
  public static long write(Manifest manifest, Storage storage, String key, Seal seal) {
    try (Upload upload = storage.create(key)) {
      byte[] text = FORM.asBytes(manifest);
      long sealed = seal.write(text, storage, key);
      upload.write(text);
      upload.complete();
      return sealed + text.length;
    } catch (IOException e) {
      throw new StorageException(
          "Writing " + key + " failed (" + e.getMessage() + ").",
          "The backup has no manifest and does not count.",
          "Back up again.",
          e);
    }
  }

  /** The manifest at a key. Throws {@link DamagedManifest}, or another {@link StorageException}. */
  public static Manifest read(Storage storage, String key, Seal seal) {
    byte[] text = bytes(storage, key);
    seal.check(text, storage, key);
    try {
      Map<String, Object> json = whole(text, key);
      Object format = json.get("format");
      if (!Integer.valueOf(Manifest.FORMAT).equals(format)) {
        throw damaged(key, "its format is " + format + ", not " + Manifest.FORMAT, null);
      }
      return ManifestReader.read(new StrictObject("", json));
    } catch (IOException e) {
      throw damaged(key, firstLine(e), e);
    } catch (IllegalArgumentException e) {
      throw damaged(key, String.valueOf(e.getMessage()), e);
    }
  }

  private static Map<String, Object> whole(byte[] text, String key) throws IOException {
    try (JsonParser parser = FORM.getStreamingFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw damaged(key, "it is no object of JSON", null);
      }
      Map<String, Object> json = FORM.mapFrom(parser);
      if (parser.nextToken() != null) {
        throw damaged(key, "more follows behind it", null);
      }
      return json;
    }
  }

  private static byte[] bytes(Storage storage, String key) {
    try (InputStream in = storage.open(key)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw damaged(key, "it is longer than " + LONGEST + " bytes", null);
      }
      return bytes;
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

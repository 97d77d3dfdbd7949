package dev.slipway.backup.manifest;

import dev.slipway.error.ValueKind;
import dev.slipway.json.JsonText;
import dev.slipway.json.StrictObject;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes manifests, and reads them back strictly. */
public final class ManifestJson {

  /** Enough for hundreds of thousands of files; what else lies under that name is not read in. */
  private static final int LONGEST = 128 << 20;

  private ManifestJson() {}

  /**
   * Writes a manifest behind its seal, and gives the bytes of both. One that could not be read back
   * is not written. Throws {@link StorageException}.
   */
  public static long write(Manifest manifest, Storage storage, String key, Seal seal) {
    byte[] text = JsonText.ofAny(manifest);
    parsed(text, key);
    try (Upload upload = storage.create(key)) {
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
    return parsed(text, key);
  }

  private static Manifest parsed(byte[] text, String key) {
    try {
      Map<String, Object> json = JsonText.object(text);
      Object format = json.get("format");
      if (!Integer.valueOf(Manifest.FORMAT).equals(format)) {
        String told = format instanceof Number ? format.toString() : ValueKind.of(format);
        throw damaged(key, "its format is " + told + ", not " + Manifest.FORMAT, null);
      }
      return ManifestReader.read(new StrictObject("", json));
    } catch (IllegalArgumentException e) {
      throw damaged(key, String.valueOf(e.getMessage()), e);
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

  private static DamagedManifest damaged(String key, String why, @Nullable Exception cause) {
    return new DamagedManifest(key, why, cause);
  }
}

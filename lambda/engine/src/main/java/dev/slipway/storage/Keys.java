package dev.slipway.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a key may be, so that every store can hold it: names with slashes between them, in any
 * script, without control characters; none is empty, {@code .}, {@code ..}, or like those of our
 * own unfinished files.
 */
public final class Keys {

  /** S3's limit (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
  private static final int LONGEST_BYTES = 1024;

  private Keys() {}

  /** The key, when it may be one; throws {@link IllegalArgumentException} otherwise. */
  public static String checked(String key) {
    if (!isKey(key)) {
      throw new IllegalArgumentException("\"" + key + "\" is not a key of an object");
    }
    return key;
  }

  /** True for what may be one. */
  public static boolean isKey(String key) {
    return List.of(key.split("/", -1)).stream().allMatch(Keys::isName)
        && key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
  }

  /** The prefix, when keys may begin so; throws {@link IllegalArgumentException} otherwise. */
  public static String checkedPrefix(String prefix) {
    int slash = prefix.lastIndexOf('/');
    if (slash >= 0) {
      checked(prefix.substring(0, slash));
    }
    return prefix;
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && !TemporaryFile.isName(name)
        && name.chars().noneMatch(Character::isISOControl)
        && StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }
}

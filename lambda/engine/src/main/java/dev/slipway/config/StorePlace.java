package dev.slipway.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where backups are kept: {@code file:folder}, or {@code s3://bucket} or {@code
 * s3://bucket/prefix}.
 *
 * @param kind what kind of place it is
 * @param root the folder as it was written, or the bucket
 * @param prefix of all keys in the bucket, without a slash at its end; empty for none
 */
public record StorePlace(Kind kind, String root, String prefix) {

  /** The kinds of places. */
  public enum Kind {
    FOLDER,
    BUCKET
  }

  /** Amazon S3 User Guide, "General purpose bucket naming rules". */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** Said of a folder that begins with it. */
  public static final String UNEXPANDED =
      "begins with ~, which no shell replaces there; write $HOME, or the folder as it is";

  private static final Pattern IN_BUCKET = Pattern.compile("s3://([^/]*)(?:/+(.*?))?/*");

  /** The place a text names; throws {@link IllegalArgumentException} that says how to write it. */
  public static StorePlace parse(String text) {
    Matcher bucket = IN_BUCKET.matcher(text);
    if (bucket.matches() && isBucket(bucket.group(1))) {
      String prefix = bucket.group(2);
      return new StorePlace(Kind.BUCKET, bucket.group(1), prefix == null ? "" : prefix);
    }
    // Of file://host/folder nobody knows what is meant.
    String folder = text.replaceFirst("^file:(//(?=/))?", "");
    if (isUnexpanded(folder)) {
      throw new IllegalArgumentException(UNEXPANDED);
    }
    if (text.startsWith("file:") && !folder.isBlank() && !folder.startsWith("//")) {
      return new StorePlace(Kind.FOLDER, folder, "");
    }
    throw new IllegalArgumentException(
        "must be file:folder or s3://bucket/prefix, not \"" + text + "\"");
  }

  /** True for a folder that would be made beside us under the name of somebody's home. */
  public static boolean isUnexpanded(String folder) {
    return folder.equals("~") || folder.startsWith("~/");
  }

  /** True when a bucket may have this name. */
  static boolean isBucket(String name) {
    return BUCKET.matcher(name).matches();
  }
}

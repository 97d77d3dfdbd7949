package dev.slipway.aws;

import dev.slipway.migration.SourceFile;
import java.util.List;

/** The objects below a prefix. */
final class S3PrefixFolder implements S3Folder {

  private final S3Bucket bucket;
  private final String prefix;

  /** {@code prefix} ends with a slash. */
  S3PrefixFolder(S3Bucket bucket, String prefix) {
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public List<String> paths() {
    return bucket.keys(prefix).stream().map(key -> key.substring(prefix.length())).toList();
  }

  @Override
  public SourceFile file(String path) {
    byte[] content = bucket.read(prefix + path);
    return new SourceFile(path, () -> content);
  }
}

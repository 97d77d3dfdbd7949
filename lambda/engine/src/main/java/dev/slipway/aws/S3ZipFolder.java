package dev.slipway.aws;

import dev.slipway.error.InvalidInput;
import dev.slipway.migration.SourceFile;
import dev.slipway.migration.ZipFolder;
import java.util.List;
import java.util.zip.ZipException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A folder as a zip, which is what CDK makes of an asset. It is read as a whole. */
final class S3ZipFolder implements S3Folder {

  private final S3Bucket bucket;
  private final String key;
  private List<SourceFile> unpacked = List.of();

  S3ZipFolder(S3Bucket bucket, String key) {
    this.bucket = bucket;
    this.key = key;
  }

  /** Throws {@link InvalidInput} for what is no zip. */
  @Override
  public List<String> paths() {
    try {
      unpacked = ZipFolder.files(bucket.read(key));
      return unpacked.stream().map(SourceFile::name).toList();
    } catch (ZipException e) {
      throw new InvalidInput(
          bucket.url(key)
              + " is not a zip of migrations ("
              + e.getMessage()
              + "). Nothing was done.");
    }
  }

  /** As it was when the paths were asked for. */
  @Override
  public SourceFile file(String path) {
    return unpacked.stream()
        .filter(file -> file.name().equals(path))
        .findFirst()
        .orElseThrow(() -> NoSuchKeyException.builder().message(path).build());
  }
}

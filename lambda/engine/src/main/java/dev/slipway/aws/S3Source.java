package dev.slipway.aws;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.migration.FileName;
import dev.slipway.migration.Source;
import dev.slipway.migration.SourceFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Migrations in a bucket: a zip of the folder ({@code s3://bucket/key.zip}), or the files below a
 * prefix ({@code s3://bucket/prefix/}).
 */
public final class S3Source implements Source {

  private final String url;
  private final @Nullable String format;
  private final S3Folder folder;
  private List<String> others = List.of();

  /** The source a URL names, whose form its files tell; otherwise the same. */
  public S3Source(String url) {
    this(url, null);
  }

  /**
   * The source a URL names, in the form of a tool; null where its files tell. Throws {@link
   * InvalidInput} when it names none.
   */
  public S3Source(String url, @Nullable String format) {
    String[] parts = url.replaceFirst("^s3://", "").split("/", 2);
    if (!url.startsWith("s3://") || parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new InvalidInput(
          "MIGRATIONS is "
              + url
              + "; in a bucket it is s3://bucket/key.zip or s3://bucket/prefix/."
              + " Nothing was done.");
    }
    this.url = url;
    this.format = format;
    this.folder = folder(new S3Bucket(parts[0]), parts[1]);
  }

  private static S3Folder folder(S3Bucket bucket, String key) {
    return key.endsWith(".zip")
        ? new S3ZipFolder(bucket, key)
        : new S3PrefixFolder(bucket, key.endsWith("/") ? key : key + "/");
  }

  @Override
  public List<SourceFile> files() {
    try {
      return FreshRights.awaited(this::candidates);
    } catch (SdkException e) {
      throw unreadable(e);
    }
  }

  private List<SourceFile> candidates() {
    List<String> paths = folder.paths();
    others =
        paths.stream()
            .filter(path -> !path.isEmpty() && !path.endsWith("/"))
            .filter(path -> !isMigration(path) && !liesDeeper(path))
            .toList();
    return paths.stream().filter(S3Source::isMigration).map(folder::file).toList();
  }

  private SlipwayException unreadable(SdkException e) {
    return AwsFailure.of(
        "The migrations cannot be read",
        e,
        "Check the right s3:GetObject (and s3:ListBucket for a prefix), that S3 is reached (by a"
            + " gateway endpoint in an isolated subnet), and MIGRATIONS: "
            + url
            + ".");
  }

  @Override
  public List<String> elsewhere() {
    return folder.paths().stream().filter(S3Source::liesDeeper).toList();
  }

  /** As they lay there when the candidates were asked for: nothing is listed once more. */
  @Override
  public List<String> otherFiles() {
    return others.stream().filter(name -> !name.contains("/")).toList();
  }

  /** Otherwise the same. */
  @Override
  public List<String> othersElsewhere() {
    return others.stream().filter(name -> name.contains("/")).toList();
  }

  @Override
  public @Nullable String format() {
    return format;
  }

  @Override
  public String name() {
    return url;
  }

  @Override
  public Optional<SourceFile> find(String path) {
    try {
      return Optional.of(folder.file(path));
    } catch (NoSuchKeyException absent) {
      return Optional.empty();
    } catch (SdkException e) {
      throw unreadable(e);
    }
  }

  private static boolean isMigration(String name) {
    return !name.contains("/") && FileName.isCandidate(name);
  }

  private static boolean liesDeeper(String name) {
    int slash = name.lastIndexOf('/');
    boolean hidden = name.startsWith(".") || name.contains("/.");
    return slash >= 0 && !hidden && FileName.isCandidate(name.substring(slash + 1));
  }
}

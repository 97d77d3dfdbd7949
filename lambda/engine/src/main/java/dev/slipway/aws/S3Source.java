package dev.slipway.aws;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.migration.FileName;
import dev.slipway.migration.Source;
import dev.slipway.migration.SourceFile;
import dev.slipway.migration.ZipFolder;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Migrations in a bucket: a zip of the folder ({@code s3://bucket/key.zip}, which is what CDK makes
 * of an asset), or the files below a prefix ({@code s3://bucket/prefix/}).
 */
public final class S3Source implements Source {

  private final String url;
  private final @Nullable String format;
  private final String bucket;
  private final String key;
  private List<SourceFile> unpacked = List.of();
  private List<String> others = List.of();
  private @Nullable S3Client client;

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
    this.bucket = parts[0];
    this.key = parts[1];
  }

  @Override
  public List<SourceFile> files() {
    try {
      return FreshRights.awaited(() -> key.endsWith(".zip") ? zipped() : listed());
    } catch (SdkException e) {
      throw unreadable(e);
    }
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
    List<String> names =
        key.endsWith(".zip")
            ? entries().stream().map(SourceFile::name).toList()
            : keys().stream().map(name -> name.substring(prefix().length())).toList();
    return names.stream().filter(S3Source::liesDeeper).toList();
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
    if (key.endsWith(".zip")) {
      return unpacked.stream().filter(file -> file.name().equals(path)).findFirst();
    }
    try {
      return Optional.of(new SourceFile(path, bytes(read(prefix() + path))));
    } catch (NoSuchKeyException absent) {
      return Optional.empty();
    } catch (SdkException e) {
      throw unreadable(e);
    }
  }

  private List<SourceFile> zipped() {
    return entries().stream().filter(file -> isMigration(file.name())).toList();
  }

  private List<SourceFile> entries() {
    try {
      unpacked = ZipFolder.files(read(key));
      others = others(unpacked.stream().map(SourceFile::name).toList());
      return unpacked;
    } catch (ZipException e) {
      throw new InvalidInput(
          url + " is not a zip of migrations (" + e.getMessage() + "). Nothing was done.");
    }
  }

  private List<SourceFile> listed() {
    List<String> names = keys().stream().map(name -> name.substring(prefix().length())).toList();
    others = others(names);
    return names.stream()
        .filter(S3Source::isMigration)
        .map(name -> new SourceFile(name, bytes(read(prefix() + name))))
        .toList();
  }

  private static List<String> others(List<String> names) {
    return names.stream()
        .filter(name -> !name.isEmpty() && !name.endsWith("/"))
        .filter(name -> !isMigration(name) && !liesDeeper(name))
        .toList();
  }

  private List<String> keys() {
    return client()
        .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix()))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  private String prefix() {
    return key.endsWith("/") ? key : key + "/";
  }

  private static SourceFile.Content bytes(byte[] content) {
    return () -> content;
  }

  private byte[] read(String name) {
    return client().getObjectAsBytes(get -> get.bucket(bucket).key(name)).asByteArrayUnsafe();
  }

  private S3Client client() {
    if (client == null) {
      client = AwsAccess.client(S3Client.builder().forcePathStyle(AwsAccess.isRedirected()));
    }
    return client;
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

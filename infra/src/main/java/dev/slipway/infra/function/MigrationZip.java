package dev.slipway.infra.function;

import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * Migrations that somebody else puts into a bucket.
 *
 * @param key of the zip, another one for each change of what it holds; may be a token
 */
public record MigrationZip(IBucket bucket, String key) implements MigrationSource {

  @Override
  public MigrationFiles in(Construct scope) {
    return new MigrationFiles(bucket, key, bucket.s3UrlForObject(key), key);
  }

  @Override
  public String headVersion() {
    return "";
  }

  @Override
  public boolean hasBackfills() {
    return true;
  }
}

package dev.slipway.infra;

import software.amazon.awscdk.services.s3.IBucket;

/**
 * Where the migrations of builds to come are.
 *
 * @param prefix ends with a slash; may be a token
 * @param url the same as the function takes it
 */
record ComingMigrations(IBucket bucket, String prefix, String url) {

  static ComingMigrations below(IBucket bucket, String prefix) {
    return new ComingMigrations(bucket, prefix, bucket.s3UrlForObject(prefix));
  }
}

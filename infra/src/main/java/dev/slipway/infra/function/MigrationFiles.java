package dev.slipway.infra.function;

import software.amazon.awscdk.services.s3.IBucket;

/**
 * The zip of migrations, where the function reads it.
 *
 * @param key its place in the bucket; may be a token
 * @param url the place as the function takes it
 * @param hash is another one when what the zip holds is
 */
public record MigrationFiles(IBucket bucket, String key, String url, String hash) {}

package dev.slipway.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Sets up clients alike. In Lambda everything is named, because finding it out is what makes a
 * client slow to start (AWS SDK for Java 2.x, "Reduce SDK startup time for AWS Lambda").
 */
final class AwsAccess {

  private AwsAccess() {}

  /** The client of a builder with our region, credentials, mode and HTTP client. */
  static <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C client(B builder) {
    return client(builder, System.getenv("AWS_REGION"));
  }

  /** The same in a region, or, for null, in the one that the SDK finds. */
  static <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C client(
      B builder, @Nullable String region) {
    if (region != null) {
      builder.region(Region.of(region));
    }
    return builder
        .credentialsProvider(credentials())
        .defaultsMode(DefaultsMode.IN_REGION)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** True when requests go to a stand-in, which knows no host names of buckets. */
  static boolean isRedirected() {
    return System.getenv("AWS_ENDPOINT_URL") != null
        || System.getenv("AWS_ENDPOINT_URL_S3") != null;
  }

  static AwsCredentialsProvider credentials() {
    boolean lambda = System.getenv("AWS_LAMBDA_FUNCTION_NAME") != null;
    return lambda
        ? EnvironmentVariableCredentialsProvider.create()
        : DefaultCredentialsProvider.builder().build();
  }
}

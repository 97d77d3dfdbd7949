package dev.slipway.testing.aws;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Points the SDK of this JVM at a stand-in, by the SDK's own system properties, for one class. */
public final class AwsProperties implements BeforeAllCallback, AfterAllCallback {

  private final String endpointProperty;
  private final Supplier<String> endpoint;
  private Map<String, String> set = Map.of();

  private AwsProperties(String endpointProperty, Supplier<String> endpoint) {
    this.endpointProperty = endpointProperty;
    this.endpoint = endpoint;
  }

  /** Sets region, credentials and the endpoint, which is asked for when the class begins. */
  public static AwsProperties of(String endpointProperty, Supplier<String> endpoint) {
    return new AwsProperties(endpointProperty, endpoint);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    set =
        new TreeMap<>(
            Map.of(
                "aws.region",
                "us-east-1",
                "aws.accessKeyId",
                "AKIDEXAMPLE",
                "aws.secretAccessKey",
                "example",
                endpointProperty,
                endpoint.get()));
    set.forEach(System::setProperty);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    set.keySet().forEach(System::clearProperty);
  }
}

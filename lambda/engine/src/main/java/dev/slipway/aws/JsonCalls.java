package dev.slipway.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/**
 * Calls of a service (Smithy, "AWS JSON 1.1 protocol"). What finds its address, signs and sends is
 * the SDK's; for a few calls that is enough, without the service's client, which is a jar of more
 * than a megabyte.
 */
final class JsonCalls {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** For what is worth no long wait; ten seconds at most, with all tries. */
  private static final List<Integer> BRIEF_PAUSES = List.of(200, 400);

  private static final Duration BRIEF = Duration.ofSeconds(3);

  private final JsonService service;
  private final SignedCalls calls;
  private final List<Integer> between;

  /** Calls of a service in a region. */
  JsonCalls(JsonService service, Region region) {
    this(service, new SignedCalls(service, region, LIMIT), SignedCalls.PAUSES);
  }

  private JsonCalls(JsonService service, SignedCalls calls, List<Integer> between) {
    this.service = service;
    this.calls = calls;
    this.between = between;
  }

  /** Calls that give up soon. */
  static JsonCalls brief(JsonService service, Region region) {
    return new JsonCalls(service, new SignedCalls(service, region, BRIEF), BRIEF_PAUSES);
  }

  /** The service's word for a failure; empty where it has said nothing. */
  static String code(SdkException cause) {
    return cause instanceof AwsServiceException said && said.awsErrorDetails() != null
        ? String.valueOf(said.awsErrorDetails().errorCode())
        : "";
  }

  /** True when the same call may go well a moment later. */
  private static boolean passes(SdkException cause) {
    return cause instanceof AwsServiceException said
        ? said.isThrottlingException() || said.statusCode() >= 500
        : cause.retryable();
  }

  /**
   * What the service answers; throws an {@link SdkException} that tells what it, or the way there,
   * says.
   */
  Map<String, Object> call(String action, Map<String, ?> request) {
    return SignedCalls.tried(() -> once(action, request), JsonCalls::passes, between);
  }

  private Map<String, Object> once(String action, Map<String, ?> request) {
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/x-amz-json-" + service.version(),
            "X-Amz-Target", service.target() + "." + action);
    try {
      SignedCalls.Answer answer = calls.post("/", headers, JSON.std.asBytes(request));
      if (answer.head().isSuccessful()) {
        return JSON.std.mapFrom(answer.body());
      }
      throw JsonRefusal.of(answer.head().statusCode(), answer.body());
    } catch (IOException e) {
      throw RetryableException.create(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }
}

package dev.slipway.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.time.Sleep;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;

/**
 * Calls of a service (Smithy, "AWS JSON 1.1 protocol"). What finds its address, signs and sends is
 * the SDK's; for a few calls that is enough, without the service's client, which is a jar of more
 * than a megabyte.
 */
final class JsonCalls {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Between tries, in milliseconds; six seconds in all. */
  private static final List<Integer> PAUSES = List.of(200, 400, 800, 1600, 3000);

  /** The same for what is worth no long wait; ten seconds at most, with all tries. */
  private static final List<Integer> BRIEF_PAUSES = List.of(200, 400);

  private static final Duration BRIEF = Duration.ofSeconds(3);

  private final JsonService service;
  private final Region region;
  private final URI place;
  private final List<Integer> between;
  private final SdkHttpClient http;

  /** Calls of a service in a region. */
  JsonCalls(JsonService service, Region region) {
    this(service, region, LIMIT, PAUSES);
  }

  private JsonCalls(JsonService service, Region region, Duration limit, List<Integer> between) {
    this.service = service;
    this.region = region;
    this.place = ServicePlace.of(service, region);
    this.between = between;
    this.http =
        UrlConnectionHttpClient.builder().connectionTimeout(limit).socketTimeout(limit).build();
  }

  /** Calls that give up soon. */
  static JsonCalls brief(JsonService service, Region region) {
    return new JsonCalls(service, region, BRIEF, BRIEF_PAUSES);
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
    Iterator<Integer> pauses = between.iterator();
    while (true) {
      try {
        return once(action, request);
      } catch (SdkException e) {
        if (!passes(e) || !pauses.hasNext()) {
          throw e;
        }
        Sleep.of(Duration.ofMillis(pauses.next()), interrupted -> e);
      }
    }
  }

  private Map<String, Object> once(String action, Map<String, ?> request) {
    try {
      HttpExecuteResponse response = send(signed(action, JSON.std.asBytes(request)));
      byte[] body = body(response);
      if (response.httpResponse().isSuccessful()) {
        return JSON.std.mapFrom(body);
      }
      throw JsonRefusal.of(response.httpResponse().statusCode(), body);
    } catch (IOException e) {
      throw RetryableException.create(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private SignedRequest signed(String action, byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(place)
            .encodedPath("/")
            .putHeader("Content-Type", "application/x-amz-json-" + service.version())
            .putHeader("Content-Length", String.valueOf(body.length))
            .putHeader("X-Amz-Target", service.target() + "." + action)
            .build();
    AwsCredentialsIdentity who =
        (AwsCredentialsIdentity) AwsAccess.credentials().resolveCredentials();
    return AwsV4HttpSigner.create()
        .sign(
            sign ->
                sign.identity(who)
                    .request(request)
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.name())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
  }

  private HttpExecuteResponse send(SignedRequest signed) throws IOException {
    return http.prepareRequest(
            HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(signed.payload().orElseThrow())
                .build())
        .call();
  }

  private static byte[] body(HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return new byte[0];
    }
    try (InputStream in = response.responseBody().get()) {
      return in.readAllBytes();
    }
  }
}

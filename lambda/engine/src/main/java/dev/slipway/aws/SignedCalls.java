package dev.slipway.aws;

import dev.slipway.time.Sleep;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;

/** Signs and sends calls of a service, and tries again what passes. */
final class SignedCalls {

  /** Between tries, in milliseconds; six seconds in all. */
  static final List<Integer> PAUSES = List.of(200, 400, 800, 1600, 3000);

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** What a service has answered. */
  record Answer(SdkHttpResponse head, String body) {}

  private final JsonService service;
  private final Region region;
  private final URI place;
  private final SdkHttpClient http;

  /** Calls of a service in a region, whose answers come within a time. */
  SignedCalls(JsonService service, Region region, Duration limit) {
    this.service = service;
    this.region = region;
    this.place = ServicePlace.of(service, region);
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(limit.compareTo(CONNECT) < 0 ? limit : CONNECT)
            .socketTimeout(limit)
            .build();
  }

  /** What a call gives; one that fails and may pass is made again after each of a few pauses. */
  static <T> T tried(Supplier<T> call, Predicate<SdkException> passes, List<Integer> between) {
    Iterator<Integer> pauses = between.iterator();
    while (true) {
      try {
        return call.get();
      } catch (SdkException e) {
        if (!passes.test(e) || !pauses.hasNext()) {
          throw e;
        }
        Sleep.of(Duration.ofMillis(pauses.next()), interrupted -> e);
      }
    }
  }

  /** Posts a body to a path, which is encoded. */
  Answer post(String path, Map<String, String> headers, byte[] body) throws IOException {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(place)
            .encodedPath(path)
            .putHeader("Content-Length", String.valueOf(body.length));
    headers.forEach(request::putHeader);
    HttpExecuteResponse response = send(signed(request.build(), body));
    return new Answer(response.httpResponse(), body(response));
  }

  private SignedRequest signed(SdkHttpRequest request, byte[] body) {
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

  private static String body(HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return "";
    }
    try (InputStream in = response.responseBody().get()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

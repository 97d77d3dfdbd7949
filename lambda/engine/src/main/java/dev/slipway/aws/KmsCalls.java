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
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Calls of KMS (protocol AWS JSON 1.1). What finds its address, signs and sends is the SDK's; for
 * two calls that is enough, without its client, which is a jar of 1.5 MB.
 */
final class KmsCalls {

  private static final String SERVICE = "kms";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Between tries, in milliseconds; six seconds in all. */
  private static final List<Integer> PAUSES = List.of(200, 400, 800, 1600, 3000);

  private final Region region;
  private final URI place;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().connectionTimeout(LIMIT).socketTimeout(LIMIT).build();

  private KmsCalls(Region region) {
    this.region = region;
    this.place = KmsPlace.in(region);
  }

  /** Calls about a key: in the region that its ARN tells, or else in the configured one. */
  static KmsCalls of(String key) {
    return new KmsCalls(
        key.startsWith("arn:")
            ? Region.of(key.split(":", -1)[3])
            : new DefaultAwsRegionProviderChain().getRegion());
  }

  /**
   * What KMS answers; throws an {@link SdkException} that tells what it, or the way there, says.
   */
  Map<String, Object> call(String action, Map<String, String> request) {
    Iterator<Integer> pauses = PAUSES.iterator();
    while (true) {
      try {
        return once(action, request);
      } catch (SdkException e) {
        if (!KmsFault.passes(e) || !pauses.hasNext()) {
          throw e;
        }
        Sleep.of(Duration.ofMillis(pauses.next()), interrupted -> e);
      }
    }
  }

  private Map<String, Object> once(String action, Map<String, String> request) {
    try {
      HttpExecuteResponse response = send(signed(action, JSON.std.asBytes(request)));
      byte[] body = body(response);
      if (response.httpResponse().isSuccessful()) {
        return JSON.std.mapFrom(body);
      }
      throw KmsRefusal.of(response.httpResponse().statusCode(), body);
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
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("Content-Length", String.valueOf(body.length))
            .putHeader("X-Amz-Target", "TrentService." + action)
            .build();
    AwsCredentialsIdentity who =
        (AwsCredentialsIdentity) AwsAccess.credentials().resolveCredentials();
    return AwsV4HttpSigner.create()
        .sign(
            sign ->
                sign.identity(who)
                    .request(request)
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
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

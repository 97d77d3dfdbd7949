package dev.slipway.aws;

import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * A function of AWS Lambda that is called and waited for (AWS Lambda API Reference, "Invoke").
 * Needs the right lambda:InvokeFunction on it.
 */
public final class LambdaFunction {

  /** A function may take a quarter of an hour. */
  private static final Duration LIMIT = Duration.ofMinutes(16);

  private static final Pattern NAME =
      Pattern.compile(
          "(?:arn:[a-z-]+:lambda:([a-z0-9-]+):\\d{12}:function:)?[A-Za-z0-9_-]{1,64}(?::[A-Za-z0-9_$-]{1,128})?");

  private final String name;

  /** What it has answered; {@code failed} says that this is the error that it has ended with. */
  public record Answer(boolean failed, String payload) {}

  /** One of a name or ARN, which may have a version or alias. Throws {@link InvalidInput}. */
  public LambdaFunction(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInput(
          "--function takes the name or the ARN of a function, not \"%s\". Nothing was done."
              .formatted(name));
    }
    this.name = name;
  }

  /**
   * Calls it with an event. Throws {@link AwsFailure} when it cannot be called; one that is busy is
   * asked again for a few seconds.
   *
   * @throws UncheckedIOException when its answer does not come; it may be at work then
   */
  public Answer call(String event) {
    try {
      SignedCalls calls = new SignedCalls(JsonService.LAMBDA, region(), LIMIT);
      return SignedCalls.tried(
          () -> once(calls, event), LambdaFunction::passes, SignedCalls.PAUSES);
    } catch (SdkException e) {
      throw AwsFailure.of(
          "The function " + name + " cannot be called",
          e,
          "Check its name, the region (AWS_REGION) and the credentials (AWS_PROFILE), and"
              + " lambda:InvokeFunction on it.");
    }
  }

  private Region region() {
    String ofArn = name.startsWith("arn:") ? name.split(":", -1)[3] : "";
    return ofArn.isEmpty() ? new DefaultAwsRegionProviderChain().getRegion() : Region.of(ofArn);
  }

  private static boolean passes(SdkException cause) {
    return cause instanceof AwsServiceException said && said.isThrottlingException();
  }

  /** Whether a call has failed before the function can have heard of it. */
  static boolean isNotSent(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof NoRouteToHostException
        || failure instanceof UnknownHostException
        || failure instanceof SSLHandshakeException
        // The time that connecting may take ends in the same exception as that of an answer.
        || (failure instanceof SocketTimeoutException
            && String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect"));
  }

  private Answer once(SignedCalls calls, String event) {
    try {
      SignedCalls.Answer answer =
          calls.post(
              "/2015-03-31/functions/" + SdkHttpUtils.urlEncode(name) + "/invocations",
              Map.of("Content-Type", "application/json"),
              event.getBytes(StandardCharsets.UTF_8));
      if (!answer.head().isSuccessful()) {
        throw JsonRefusal.of(
            answer.head().statusCode(),
            answer
                .head()
                .firstMatchingHeader("X-Amzn-ErrorType")
                .orElse("HTTP " + answer.head().statusCode()),
            answer.body());
      }
      return new Answer(
          answer.head().firstMatchingHeader("X-Amz-Function-Error").isPresent(), answer.body());
    } catch (IOException e) {
      if (isNotSent(e)) {
        throw RetryableException.create(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
      }
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }
}

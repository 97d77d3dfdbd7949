package dev.slipway.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Reads what a service says when it refuses (Smithy, "AWS JSON 1.1 protocol", "Operation error").
 */
final class JsonRefusal {

  private JsonRefusal() {}

  /** The exception that an answer means; one that is not of the service tells its status alone. */
  static AwsServiceException of(int status, String body) {
    Map<String, Object> error = error(body);
    String type = String.valueOf(error.getOrDefault("__type", "HTTP " + status));
    Object message = error.getOrDefault("message", error.getOrDefault("Message", "no message"));
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(type.substring(type.indexOf('#') + 1).replaceFirst(":.*", ""))
                .errorMessage(String.valueOf(message))
                .build())
        .build();
  }

  /** The same of a service that says what kind it is in a header (Smithy, "AWS restJson1"). */
  static AwsServiceException of(int status, String type, String body) {
    AwsServiceException said = of(status, body);
    return said.toBuilder()
        .awsErrorDetails(
            said.awsErrorDetails().toBuilder().errorCode(type.replaceFirst(":.*", "")).build())
        .build();
  }

  private static Map<String, Object> error(String body) {
    try {
      return JSON.std.mapFrom(body);
    } catch (IOException e) {
      return Map.of();
    }
  }
}

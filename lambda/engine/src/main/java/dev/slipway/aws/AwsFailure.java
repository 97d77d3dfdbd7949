package dev.slipway.aws;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** AWS did not give what was asked for. The message begins with the reason, which is short. */
public final class AwsFailure extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final String advice;

  private AwsFailure(String what, SdkException cause, String advice) {
    super(what + " (" + reason(cause) + "). " + advice + " Nothing was done.", cause);
    this.advice = advice;
  }

  @Override
  public FailureFields fields() {
    return FailureFields.of(String.valueOf(getMessage()), "unchanged").withNext(advice);
  }

  static SlipwayException of(String what, SdkException cause, String advice) {
    return new AwsFailure(what, cause, advice);
  }

  /** What AWS, or the way there, says is wrong. */
  static String reason(SdkException cause) {
    if (cause instanceof AwsServiceException service
        && service.awsErrorDetails() != null
        && service.awsErrorDetails().errorCode() != null) {
      return service.awsErrorDetails().errorCode()
          + ": "
          + service.awsErrorDetails().errorMessage();
    }
    String message = String.valueOf(cause.getMessage());
    // Behind that, the SDK lists its own classes.
    return message.startsWith("Unable to load region") ? "no region is configured" : message;
  }
}

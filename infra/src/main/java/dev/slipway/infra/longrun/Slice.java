package dev.slipway.infra.longrun;

import dev.slipway.aws.AwsFailure;
import dev.slipway.ledger.RunLockNotObtained;
import dev.slipway.postgres.UnableToConnect;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.stepfunctions.CatchProps;
import software.amazon.awscdk.services.stepfunctions.JitterType;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.RetryProps;
import software.amazon.awscdk.services.stepfunctions.TaskInput;
import software.amazon.awscdk.services.stepfunctions.Timeout;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * One call of the function. Where it was not the work that failed, it is called again: what was
 * done is committed, and the next call goes on from there.
 */
final class Slice {

  /** Where the request is kept, and the report that answers it. */
  static final String REQUEST = "$.request";

  static final String REPORT = "$.answer.report";

  /** Longer than the function's own, which ends it in good order. */
  private static final Duration LONGEST = Duration.minutes(16);

  private static final Duration MINUTE = Duration.minutes(1);

  private Slice() {}

  /** Calls with the request of the state's input, and adds the report to it. */
  static LambdaInvoke add(Construct scope, String id, IFunction function, FailedEnd failed) {
    LambdaInvoke call =
        LambdaInvoke.Builder.create(scope, id)
            .lambdaFunction(function)
            .payload(TaskInput.fromObject(Map.of("slice", JsonPath.objectAt(REQUEST))))
            .resultSelector(Map.of("report", JsonPath.objectAt("$.Payload")))
            .resultPath("$.answer")
            .taskTimeout(Timeout.duration(LONGEST))
            .retryOnServiceExceptions(false)
            .build();
    retries().forEach(call::addRetry);
    call.addCatch(
        failed.ofCall(),
        CatchProps.builder().errors(List.of("States.ALL")).resultPath(FailedEnd.FAILURE).build());
    return call;
  }

  /** AWS Step Functions Developer Guide, "Handling errors", and AWS Lambda API, "Invoke". */
  private static List<RetryProps> retries() {
    return List.of(
        // Lambda itself.
        retry(
            8,
            Duration.seconds(2),
            MINUTE,
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.ClientExecutionTimeoutException",
            "Lambda.ResourceNotReadyException",
            "Lambda.ResourceConflictException",
            "Lambda.EC2ThrottledException"),
        // Other calls of the function take up to 15 minutes.
        retry(30, Duration.seconds(10), MINUTE, "Lambda.TooManyRequestsException"),
        // A slice was cut off.
        retry(
            3,
            Duration.seconds(10),
            MINUTE,
            "Sandbox.Timedout",
            "States.Timeout",
            "Runtime.ExitError",
            "Lambda.Unknown"),
        // A database that restarts, or is replaced by another.
        retry(
            10,
            Duration.seconds(15),
            Duration.minutes(5),
            UnableToConnect.class.getName(),
            AwsFailure.class.getName()),
        // Each has waited for the lock already.
        retry(30, MINUTE, MINUTE, RunLockNotObtained.class.getName()));
  }

  private static RetryProps retry(int times, Duration first, Duration longest, String... errors) {
    return RetryProps.builder()
        .errors(List.of(errors))
        .interval(first)
        .backoffRate(2)
        .maxDelay(longest)
        .maxAttempts(times)
        .jitterStrategy(JitterType.FULL)
        .build();
  }
}

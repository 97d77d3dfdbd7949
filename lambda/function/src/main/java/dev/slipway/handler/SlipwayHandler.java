package dev.slipway.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.Directory;
import dev.slipway.Wiring;
import dev.slipway.action.Json;
import dev.slipway.action.Report;
import dev.slipway.config.CredentialStores;
import dev.slipway.config.NoBlanks;
import dev.slipway.error.HeapUsedUp;
import dev.slipway.ledger.Deadline;
import dev.slipway.postgres.SaltedPasswords;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * Serves {@code {"action": ...}} and the deploy events of CloudFormation: answers the report, or
 * throws, so that Lambda counts an error and its caller sees the report's message. Keeps nothing
 * between two invocations but the database's secret.
 */
public final class SlipwayHandler implements RequestStreamHandler {

  /** Lambda takes 6 MB with what it adds (AWS Lambda quotas, "Invocation payload"). */
  private static final int MOST_BYTES = 6_000_000;

  /** Step Functions take 256 KB, of which a state machine keeps some for itself (its quotas). */
  private static final int MOST_BYTES_OF_A_SLICE = 200_000;

  /** Holds the request of a state machine, which takes no longer answer. */
  private static final String SLICE = "slice";

  /** Holds the request of the command line, which shows people what is answered. */
  private static final String TEXT = "text";

  /** Stands beside that where a line behind the message of a failure is understood. */
  private static final String FAILURE_FIELDS = "failureFields";

  /** Read while Lambda initializes the function, which costs the first caller nothing. */
  private final CredentialStores stores = Wiring.credentials(System.getenv());

  /** Does ahead of the first call whatever of it can be done ahead. */
  public SlipwayHandler() {
    SaltedPasswords.keep();
    WarmUp.play(stores);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonLog log = new JsonLog(System.out, context.getAwsRequestId());
    Map<String, Object> fields = Map.of();
    try {
      fields = Json.fields(input);
      Map<String, ?> answer = answer(request(fields), invocation(context, log));
      byte[] text = Json.text(answer).getBytes(StandardCharsets.UTF_8);
      int most = isWrapped(fields, SLICE) ? MOST_BYTES_OF_A_SLICE : MOST_BYTES;
      output.write(text.length > most ? AnswerLimit.bytes(answer, most, isShown(fields)) : text);
    } catch (RuntimeException e) {
      log.failed(e);
      throw isDeploy(fields)
          ? DeployFailed.of(e, LogPlace.beforeFramework(System.getenv()))
          : failure(e, fields);
    }
  }

  private static RuntimeException failure(RuntimeException failure, Map<String, Object> fields) {
    if (isShown(fields) && Boolean.TRUE.equals(fields.get(FAILURE_FIELDS))) {
      return ShownFailure.of(failure);
    }
    return isWrapped(fields, SLICE) ? LongFailure.ofSlice(failure) : LongFailure.fit(failure);
  }

  private Invocation invocation(Context context, JsonLog log) {
    Map<String, String> variables = new NoBlanks(System.getenv());
    return new Invocation(
        variables,
        stores,
        Deadline.of(context::getRemainingTimeInMillis),
        log,
        new Metrics(System.out, variables));
  }

  /** What is answered to an event. Throws what the action throws. */
  static Map<String, ?> answer(Map<String, Object> fields, Invocation invocation) {
    try {
      return answerOf(fields, invocation);
    } catch (OutOfMemoryError e) {
      throw heapUsedUp(e);
    }
  }

  /** What is thrown where there was not enough memory for what was under way. */
  static RuntimeException heapUsedUp(OutOfMemoryError cause) {
    return HeapUsedUp.by(cause, "", "What was under way was broken off: look with status.");
  }

  private static Map<String, ?> answerOf(Map<String, Object> fields, Invocation invocation) {
    if (isShown(fields)) {
      Map<String, Object> asked = inner(fields, TEXT);
      return ShownAnswer.of(
          invocation.perform(action(asked), Directory.read(asked, System::getenv)));
    }
    if (isDeploy(fields) && isDirect(fields)) {
      return new DirectDeploy(invocation, fields).answer();
    }
    return isDeploy(fields)
        ? new Deploys(invocation).answer(DeployEvent.of(fields))
        : answer(invocation.perform(action(fields), Directory.read(fields, System::getenv)));
  }

  private static String action(Map<String, Object> fields) {
    return String.valueOf(fields.get("action"));
  }

  /** Nobody may read the answer of a scheduled call, but its errors are counted. */
  private static Map<String, ?> answer(Report report) {
    report
        .failure()
        .ifPresent(
            failure -> {
              throw failure;
            });
    return report.fields();
  }

  private static boolean isWrapped(Map<String, Object> fields, String wrapper) {
    return fields.size() == 1 && fields.get(wrapper) instanceof Map;
  }

  private static boolean isShown(Map<String, Object> fields) {
    int all = fields.containsKey(FAILURE_FIELDS) ? 2 : 1;
    return fields.size() == all && fields.get(TEXT) instanceof Map;
  }

  /** What is asked for, whoever asks. */
  private static Map<String, Object> request(Map<String, Object> fields) {
    return isWrapped(fields, SLICE) ? inner(fields, SLICE) : fields;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> inner(Map<String, Object> fields, String wrapper) {
    return (Map<String, Object>) Objects.requireNonNull(fields.get(wrapper));
  }

  /** True when fields are an event of CloudFormation, not a request for an action. */
  private static boolean isDeploy(Map<String, Object> fields) {
    return fields.containsKey("RequestType");
  }

  /**
   * True when CloudFormation has called this function itself, so that nobody else answers. The
   * CDK's framework passes the URL on, but is what the template's ServiceToken names then.
   */
  private static boolean isDirect(Map<String, Object> fields) {
    String name = String.valueOf(System.getenv("AWS_LAMBDA_FUNCTION_NAME"));
    String called = String.valueOf(fields.get("ServiceToken"));
    return String.valueOf(fields.get("ResponseURL")).contains("://")
        && (called + ":").contains(":function:" + name + ":");
  }
}

package dev.slipway.remote;

import dev.slipway.action.Json;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.aws.LambdaFunction;
import dev.slipway.error.InvalidInput;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks the deployed function for an action, and again while it pauses because its time was over.
 * What it answers is of another machine: it is bounded and shown, and never believed to be more.
 */
public final class RemoteFunction {

  /** What a function of before says to a request in this form. */
  private static final String UNKNOWN_FORM = "The field action is missing";

  private final String name;
  private final Consumer<String> notices;
  private final Predicate<Duration> waiting;

  /**
   * The function of a name or an ARN.
   *
   * @param notices told when it pauses
   * @param waiting waits so long; true when the function is not to be asked to go on
   */
  public RemoteFunction(String name, Consumer<String> notices, Predicate<Duration> waiting) {
    this.name = name;
    this.notices = notices;
    this.waiting = waiting;
  }

  /**
   * The function's report; one of a pause where that was wanted, or going on is for a person to
   * say. Throws {@link RemoteFailed} with the function's own message where the action has failed,
   * or nothing goes on any more, and {@link dev.slipway.error.SlipwayException} when it cannot be
   * called.
   *
   * @param request the fields of a request, with its action
   */
  public Report perform(Map<String, Object> request) {
    LambdaFunction function = new LambdaFunction(name);
    AfterPause after = new AfterPause(request);
    while (true) {
      RemoteReport report = report(answer(function, after.request()), request);
      if (report.verdict() != Verdict.PAUSED || isEnd(report, after)) {
        return report;
      }
      notices.accept(report.headline() + "; the function goes on");
    }
  }

  private boolean isEnd(RemoteReport report, AfterPause after) {
    String end = after.end(report);
    if (end != null) {
      if (!end.isEmpty()) {
        notices.accept(end);
      }
      return true;
    }
    Duration pause = after.pause(report);
    if (pause == null) {
      throw new RemoteFailed(
          "The function %s pauses again and again, and nothing goes on (%s). What is done stays. Look at its log for what its time is taken by, then run this again."
              .formatted(name, RemoteFields.bounded(report.headline())),
          RemoteFailed.Kind.FAILED);
    }
    return waiting.test(pause);
  }

  /** Asks for the fields of a failure too; not where the function does not know that yet. */
  private LambdaFunction.Answer answer(LambdaFunction function, Map<String, Object> request) {
    LambdaFunction.Answer answer = call(function, Map.of("text", request, "failureFields", true));
    boolean unknown =
        answer.failed() && text(fields(answer.payload()), "errorMessage").startsWith(UNKNOWN_FORM);
    return unknown ? call(function, Map.of("text", request)) : answer;
  }

  private LambdaFunction.Answer call(LambdaFunction function, Map<String, Object> event) {
    try {
      return function.call(Json.text(event));
    } catch (UncheckedIOException e) {
      throw new RemoteFailed(
          "The function %s was called, and its answer did not come (%s). It may still be at work: look with status."
              .formatted(name, e.getMessage()),
          RemoteFailed.Kind.FAILED);
    }
  }

  private RemoteReport report(LambdaFunction.Answer answer, Map<String, Object> request) {
    if (answer.failed()) {
      throw failure(answer.payload());
    }
    RemoteReport report = RemoteReport.read(answer.payload(), request);
    if (report == null) {
      throw new RemoteFailed(
          name + " answers with no report. Is it a function of Slipway?", RemoteFailed.Kind.FAILED);
    }
    return report;
  }

  /** The error as Lambda hands it on (AWS Lambda Developer Guide, "Java function errors"). */
  private RemoteFailed failure(String payload) {
    Map<String, Object> error = fields(payload);
    String type = text(error, "errorType");
    RemoteFields read = RemoteFields.read(text(error, "errorMessage"));
    String message = read.message();
    if (!type.startsWith("dev.slipway.")) {
      return new RemoteFailed(
          "The function %s has ended before it answered (%s: %s). What was open at the server is rolled back with its connection; look with status, and at the function's log."
              .formatted(name, RemoteFields.bounded(type), message),
          RemoteFailed.Kind.FAILED);
    }
    if (message.startsWith(UNKNOWN_FORM)) {
      return new RemoteFailed(
          "The function %s is of an older version, which cannot be asked by a command line. Deploy it anew. Nothing was done."
              .formatted(name),
          RemoteFailed.Kind.FAILED);
    }
    String kind = read.type().isEmpty() ? type.substring(type.lastIndexOf('.') + 1) : read.type();
    return new RemoteFailed(message, kind(kind), read.fields());
  }

  private static RemoteFailed.Kind kind(String type) {
    return switch (type) {
      case "InvalidInput" -> RemoteFailed.Kind.WRONG_INPUT;
      case "RunLockNotObtained" -> RemoteFailed.Kind.LOCKED;
      default -> RemoteFailed.Kind.FAILED;
    };
  }

  private static Map<String, Object> fields(String payload) {
    try {
      return Json.fields(payload);
    } catch (InvalidInput noObject) {
      return Map.of("errorMessage", payload);
    }
  }

  private static String text(Map<String, @Nullable Object> error, String name) {
    return error.get(name) instanceof String text ? text : "";
  }
}

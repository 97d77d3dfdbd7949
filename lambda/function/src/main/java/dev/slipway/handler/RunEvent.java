package dev.slipway.handler;

import dev.slipway.action.ActionFailed;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import dev.slipway.ledger.RunLockNotObtained;
import dev.slipway.postgres.RowValues;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.UnableToConnect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a run's end, for whoever listens: people in a chat among them. So it holds no
 * value of a row, and no secret. Its form is a contract (docs/operations/events.md): fields may be
 * added, none is taken away without another version.
 */
final class RunEvent {

  static final String SOURCE = "slipway";
  static final String TYPE = "Slipway run ended";

  private static final String VERSION = "1";
  private static final int MOST_MIGRATIONS = 100;
  private static final int LONGEST_MESSAGE = 2_000;

  /** Their messages tell of files and schemas; those of all others may tell of rows. */
  private static final Set<String> OF_SCHEMAS =
      Set.of("up", "down", "baseline", "repair", "backup");

  /** What VERIFY raises, whose values are no rows' (see {@code Verification}). */
  private static final Pattern VERIFIED = Pattern.compile("VERIFY answered (false|null|no row)");

  /** What the server says beside its message, where KEEP_DETAILS has it told. */
  private static final Pattern DETAILS =
      Pattern.compile("^  (?:Detail|Context): .*\\n(?: {4}.*\\n)*", Pattern.MULTILINE);

  private static final String KEPT_BACK =
      "The message is not sent, for it may hold values of rows: see the function's log.";

  private final Map<String, @Nullable Object> detail = new LinkedHashMap<>();

  private RunEvent(String status, String action) {
    detail.put("version", VERSION);
    detail.put("action", action);
    detail.put("status", status);
  }

  /** That of a run that came to its end; nothing where it did nothing, or is to go on. */
  static Optional<RunEvent> of(Report report) {
    Map<String, @Nullable Object> fields = report.fields();
    boolean ended =
        report.verdict() != Verdict.PAUSED && !"NOTHING_TO_DO".equals(fields.get("outcome"));
    return ended
        ? Optional.of(new RunEvent("done", String.valueOf(fields.get("action"))).with(fields))
        : Optional.empty();
  }

  /** That of a run that failed; nothing where it did not begin, because another was at work. */
  static Optional<RunEvent> of(String action, RuntimeException failure) {
    if (failure instanceof RunLockNotObtained) {
      return Optional.empty();
    }
    RunEvent event = new RunEvent("failed", action);
    if (failure instanceof ActionFailed broken) {
      event.with(broken.report().fields());
    }
    event.tell(action, failure);
    return Optional.of(event);
  }

  private RunEvent with(Map<String, @Nullable Object> report) {
    for (String name : List.of("runId", "from", "to", "backup")) {
      detail.put(name, report.get(name));
    }
    if (report.get("steps") instanceof List<?> steps) {
      detail.put("migrations", steps.stream().limit(MOST_MIGRATIONS).map(RunEvent::step).toList());
      detail.put("migrationCount", steps.size());
    }
    return this;
  }

  private static Map<String, String> step(Object step) {
    Map<?, ?> fields = (Map<?, ?>) step;
    return Map.of(
        "version", String.valueOf(fields.get("version")),
        "outcome", String.valueOf(fields.get("outcome")));
  }

  private void tell(String action, RuntimeException failure) {
    FailureFields fields =
        failure instanceof SlipwayException known
            ? known.fields()
            : FailureFields.of("", "unknown");
    boolean told =
        failure instanceof SlipwayException
            && OF_SCHEMAS.contains(action)
            && (fields.sqlState() == null || isOfObjects(failure));
    String message =
        told ? DETAILS.matcher(String.valueOf(failure.getMessage())).replaceAll("") : KEPT_BACK;
    detail.put(
        "message",
        message.length() > LONGEST_MESSAGE ? Excerpt.bothEnds(message, LONGEST_MESSAGE) : message);
    detail.put("sqlState", fields.sqlState());
    detail.put("file", fields.file());
    detail.put("line", fields.line());
    detail.put("migration", fields.version());
    detail.put("state", fields.state());
    detail.put("next", told ? fields.next() : null);
  }

  /** Whether what the server has said names objects alone; false where nobody can tell. */
  private static boolean isOfObjects(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof UnableToConnect) {
        return true;
      }
      if (one instanceof SqlFailure server) {
        return !RowValues.mayBeInMessage(server) || VERIFIED.matcher(server.getMessage()).matches();
      }
    }
    return false;
  }

  /** Puts in what is known of every run. */
  RunEvent with(String name, Object value) {
    detail.put(name, value);
    return this;
  }

  /** The fields that have a value. */
  Map<String, @Nullable Object> detail() {
    detail.values().removeIf(Objects::isNull);
    return detail;
  }
}

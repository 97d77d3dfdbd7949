package dev.slipway.remote;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of a request whose answer is a pause, as the state machine of long runs has it. */
final class AfterPause {

  /** Said again, they would begin anew, or overrule who holds it from then on. */
  private static final Set<String> ONCE = Set.of("restart", "resume");

  /** Say of an answer which call it was of, not how far things are. */
  private static final Set<String> OF_THE_CALL = Set.of("durationMs", "runId");

  /** After the first answer, and after each that says the same as the one before; in seconds. */
  private static final List<Integer> PAUSES = List.of(1, 2, 4, 8, 15, 15);

  private final Map<String, Object> request;
  private @Nullable Object last;
  private int same;

  AfterPause(Map<String, Object> request) {
    this.request = new LinkedHashMap<>(request);
  }

  /** What is asked now. */
  Map<String, Object> request() {
    return request;
  }

  /** Why a pause is where it ends for now; null where the function is to be asked again. */
  @Nullable String end(RemoteReport report) {
    if (isCounted()) {
      return "It is not asked again, for it would count anew: look with status, then down VERSION.";
    }
    return isTrue(report, "limitReached") || isTrue(report, "held") ? "" : null;
  }

  /**
   * How long to wait before it is asked again; null when several answers have said the same, so
   * that nothing goes on.
   */
  @Nullable Duration pause(RemoteReport report) {
    Object state = plain(report.fields());
    same = state.equals(last) ? same + 1 : 0;
    last = state;
    ONCE.forEach(request::remove);
    return same < PAUSES.size() ? Duration.ofSeconds(PAUSES.get(same)) : null;
  }

  /** Takes back so many of those that are the newest when it is asked. */
  private boolean isCounted() {
    return "down".equals(request.get("action")) && request.get("target") == null;
  }

  private static boolean isTrue(RemoteReport report, String field) {
    return Boolean.TRUE.equals(report.fields().get(field));
  }

  private static Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .filter(field -> !OF_THE_CALL.contains(String.valueOf(field.getKey())))
          .collect(
              Collectors.toMap(
                  field -> String.valueOf(field.getKey()), field -> plain(field.getValue())));
    }
    return value instanceof List<?> list
        ? list.stream().map(AfterPause::plain).toList()
        : String.valueOf(value);
  }
}

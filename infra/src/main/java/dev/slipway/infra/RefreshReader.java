package dev.slipway.infra;

import dev.slipway.error.Problems;
import dev.slipway.infra.watch.Refresh;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Schedule;

/** Makes props of what is refreshed again and again out of what was said about it. */
final class RefreshReader {

  private final List<Said> said;
  private final Problems problems;

  /** What was said: how often, or by which schedule. */
  record Said(@Nullable Duration every, @Nullable Schedule schedule, List<String> views) {}

  RefreshReader(List<Said> said, Problems problems) {
    this.said = said;
    this.problems = problems;
  }

  List<Refresh> read() {
    if (said.stream().flatMap(one -> one.views().stream()).anyMatch(String::isBlank)) {
      problems.add("refreshEvery", "the name of a view is blank; name none for all");
    }
    return said.stream().flatMap(this::read).toList();
  }

  private Stream<Refresh> read(Said one) {
    Duration every = one.every();
    Schedule schedule = one.schedule();
    if (schedule != null) {
      return Stream.of(new Refresh(schedule, one.views()));
    }
    if (every == null
        || !DurationOrder.isBetween(every, 60, 30 * 86_400)
        || every.toMilliseconds().longValue() % 60_000 != 0) {
      problems.add("refreshEvery", "must be whole minutes from 1 min to 30 days");
      return Stream.of();
    }
    return Stream.of(new Refresh(Schedule.rate(every), one.views()));
  }
}

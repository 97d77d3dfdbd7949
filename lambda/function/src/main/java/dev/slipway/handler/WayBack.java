package dev.slipway.handler;

import dev.slipway.action.Request;
import dev.slipway.action.history.HistoryReport;
import dev.slipway.action.history.HistoryRequest;
import dev.slipway.action.status.StatusReport;
import dev.slipway.action.status.StatusRequest;
import dev.slipway.error.SlipwayException;
import dev.slipway.history.HistoryRow;
import dev.slipway.history.Run;
import dev.slipway.migration.Version;
import dev.slipway.postgres.UnableToConnect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a deploy that goes back has done to the schema, over all its calls: what it has taken back,
 * what is half taken back, and what stays. The database is asked, which alone knows it.
 */
final class WayBack {

  private static final Request RUNS = new HistoryRequest(200);
  private static final Request STATUS = new StatusRequest();

  private final Invocation invocation;
  private final DeployTime time;

  WayBack(Invocation invocation, DeployTime time) {
    this.invocation = invocation;
    this.time = time;
  }

  /** What all its calls have taken back, in words; nothing when none has. */
  Optional<String> takenBack() {
    HistoryReport report = (HistoryReport) invocation.perform(RUNS);
    List<Run> newestFirst =
        report.runs().stream()
            .filter(run -> run.action().equals("down") && run.applied() > 0)
            .filter(run -> time.covers(run.startedAt()))
            .toList();
    if (newestFirst.isEmpty()) {
      return Optional.empty();
    }
    int count = newestFirst.stream().mapToInt(Run::applied).sum();
    String from = newestFirst.get(newestFirst.size() - 1).fromVersion();
    String to = newestFirst.get(0).toVersion();
    return Optional.of(
        "%d %s taken back, from %s to %s"
            .formatted(
                count,
                count == 1 ? "migration was" : "migrations were",
                from,
                to == null ? "no version" : to));
  }

  /** The answer when it broke off: how far it came, and why no further. */
  Map<String, Object> brokeOff(RuntimeException failure) {
    String why = Headline.of(failure);
    if (failure instanceof UnableToConnect) {
      return DeployAnswer.kept("This call has changed nothing: " + why, "");
    }
    try {
      return brokeOff(why);
    } catch (SlipwayException e) {
      invocation.log().failed(e);
      return DeployAnswer.kept("How far the database went back, status tells: " + why, "");
    }
  }

  private Map<String, Object> brokeOff(String why) {
    StatusReport status = (StatusReport) invocation.perform(STATUS);
    String current = status.comparison().history().current().map(Version::toString).orElse("");
    List<String> done = new ArrayList<>();
    takenBack().ifPresent(done::add);
    status.comparison().history().partial().map(WayBack::half).ifPresent(done::add);
    String state =
        done.isEmpty()
            ? "The database stays as it is: "
            : String.join("; ", done)
                + "; the database stays at "
                + (current.isEmpty() ? "no version" : current)
                + ": ";
    return DeployAnswer.kept(state + why, current);
  }

  private static String half(HistoryRow row) {
    return row.version() + (row.isReverting() ? " is half taken back" : " is half done");
  }
}

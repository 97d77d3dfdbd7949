package dev.slipway.action.backfills;

import dev.slipway.action.Fields;
import dev.slipway.backfill.file.Backfill;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.backfill.state.Counters;
import dev.slipway.error.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A backfill: its file, and what the database remembers of it.
 *
 * @param backfill null where the file is gone, or cannot be read
 * @param problems what is wrong with the file
 * @param states by part; none where it was never run here
 */
record BackfillLine(
    String name, @Nullable Backfill backfill, List<Problem> problems, List<BackfillState> states) {

  /** No batch takes as long, so that its run has ended without a word. */
  private static final Duration AT_WORK = Duration.ofHours(1);

  /** One that works each night pauses for less. */
  private static final Duration PAUSED = Duration.ofHours(25);

  /** Where it stands, in a word or three. */
  String state() {
    if (!problems.isEmpty()) {
      return "unreadable";
    }
    if (states.isEmpty()) {
      return "never run";
    }
    if (states.stream().anyMatch(BackfillState::isHeld)) {
      return "held";
    }
    for (Phase phase : List.of(Phase.FAILED, Phase.CANCELLED, Phase.RUNNING, Phase.PAUSED)) {
      if (states.stream().anyMatch(state -> state.phase() == phase)) {
        return phase.text();
      }
    }
    return Phase.DONE.text();
  }

  /** True where its file is no longer what was run. */
  boolean isChanged() {
    Backfill file = backfill;
    return file != null
        && states.stream().anyMatch(state -> !state.checksum().equals(file.checksum()));
  }

  /** True where it is not at its end, and neither held nor gone on with. */
  boolean isStill(Instant now) {
    return states.stream()
        .filter(state -> !state.isHeld())
        .anyMatch(
            state ->
                isOlder(state, Phase.RUNNING, now.minus(AT_WORK))
                    || isOlder(state, Phase.PAUSED, now.minus(PAUSED)));
  }

  private static boolean isOlder(BackfillState state, Phase phase, Instant moment) {
    String updated = state.updatedAt();
    return state.phase() == phase && updated != null && Instant.parse(updated).isBefore(moment);
  }

  /** True where only the database knows of it; what bulk has changed has no file, and a blank. */
  boolean isGone() {
    return backfill == null && problems.isEmpty() && !name.contains(" ");
  }

  /** How many rows are left; null where nobody has counted. */
  @Nullable Long left() {
    return states.isEmpty() ? null : states.stream().mapToLong(BackfillState::left).sum();
  }

  Counters counters() {
    return states.stream().map(BackfillState::counters).reduce(Counters.NONE, Counters::plus);
  }

  /** How its last run ended; null while it works, or where there was none. */
  @Nullable String message() {
    return states.stream()
        .map(BackfillState::message)
        .filter(Objects::nonNull)
        .reduce((one, other) -> other)
        .orElse(null);
  }

  /** When it was last at work; null where it never was. */
  @Nullable String updatedAt() {
    return states.stream()
        .map(BackfillState::updatedAt)
        .filter(Objects::nonNull)
        .max(String::compareTo)
        .orElse(null);
  }

  Map<String, @Nullable Object> fields() {
    Backfill file = backfill;
    return new Fields()
        .with("name", name)
        .with("state", state().replace(' ', '_'))
        .with("file", file == null ? null : file.file())
        .with("table", file == null ? null : file.table().toString())
        .with("description", file == null ? null : file.description())
        .with("changed", isChanged())
        .with("gone", isGone())
        .with("problems", problems.stream().map(Problem::toString).toList())
        .with("parts", states.size())
        .with("rowsLeft", left())
        .with("rowsSeen", counters().seen())
        .with("rowsChanged", counters().changed())
        .with("batches", counters().batches())
        .with("retries", counters().retries())
        .with("message", message())
        .with("updatedAt", updatedAt())
        .map();
  }
}

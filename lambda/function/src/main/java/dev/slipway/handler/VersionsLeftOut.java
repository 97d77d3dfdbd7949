package dev.slipway.handler;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells of versions that a deploy was told to leave out. */
final class VersionsLeftOut {

  private VersionsLeftOut() {}

  /** In words, of what a run's report says is pending; nothing when nothing is. */
  static Optional<String> of(@Nullable Object pending) {
    return pending instanceof List<?> versions && !versions.isEmpty()
        ? Optional.of(
            "Pending, and not run because of newer versions that are applied: "
                + versions.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ". Give them newer versions, or let them run out of order.")
        : Optional.empty();
  }
}

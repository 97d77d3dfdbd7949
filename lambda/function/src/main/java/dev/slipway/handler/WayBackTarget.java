package dev.slipway.handler;

import dev.slipway.error.InvalidInput;
import dev.slipway.history.Deploy;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a database that is ahead of the older files goes back to: the newest version of theirs that
 * it has, or where it was when the deploy began that is undone. What others had brought by then is
 * not that deploy's.
 */
record WayBackTarget(Comparison found, Deploy undone) {

  /** The version that stays the newest. Throws {@link InvalidInput} when there is none. */
  Version version() {
    return Stream.of(found.newestOfFiles(), before())
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElseThrow(
            () ->
                new InvalidInput(
                    "None of the older files is applied, so there is no version to go back to."));
  }

  /** True for a newer version than the newest that was there when that deploy began. */
  boolean isAbove(Version version) {
    return before().filter(before -> version.compareTo(before) <= 0).isEmpty();
  }

  private Optional<Version> before() {
    return Optional.ofNullable(undone.version())
        .map(Version::of)
        .filter(found.history()::isApplied);
  }
}

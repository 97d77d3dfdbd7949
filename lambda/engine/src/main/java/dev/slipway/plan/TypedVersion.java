package dev.slipway.plan;

import dev.slipway.error.InvalidInput;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a version that somebody types is written: 1 may be meant as 001, and may be meant as a count.
 * What could be either is not guessed.
 *
 * @param typed the version as it was typed
 */
public record TypedVersion(Version typed) {

  /** As it is written where it is known, when it was typed otherwise. */
  Optional<Version> other(Stream<Version> known) {
    List<Version> same = known.filter(typed::equals).toList();
    return same.stream().anyMatch(this::isWrittenSo) ? Optional.empty() : same.stream().findFirst();
  }

  private boolean isWrittenSo(Version version) {
    return version.toString().equals(typed.toString());
  }

  /** The number that it would be as a count of at most so many; nothing when it cannot be one. */
  Optional<Integer> count(int most) {
    String text = typed.toString();
    return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= most
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  /** Throws {@link InvalidInput} when a file writes it otherwise, with what to type instead. */
  public void refuseOther(Migrations files, String command) {
    other(files.list().stream().map(Migration::version))
        .ifPresent(
            written -> {
              throw new InvalidInput(
                  "Version %s is written %s: %s %s. Nothing was done."
                      .formatted(typed, written, command, written));
            });
  }
}

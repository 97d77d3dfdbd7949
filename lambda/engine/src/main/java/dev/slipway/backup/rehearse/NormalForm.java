package dev.slipway.backup.rehearse;

import dev.slipway.backup.restore.definition.DefinitionFiles;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a server writes the definitions of a backup once it has read them: they are made one after
 * another as they stand, without rows, in a scratch database of their own, and dumped from there.
 * No part of a restore has a hand in it, so that what a restore leaves out or changes is seen.
 */
final class NormalForm {

  private final DefinitionFiles files;
  private final Workplace place;
  private final Extent extent;
  private final Runnable clock;
  private final List<Problem> problems = new ArrayList<>();

  /** {@code clock} throws when the time has ended. */
  NormalForm(DefinitionFiles files, Workplace place, Extent extent, Runnable clock) {
    this.files = files;
    this.place = place;
    this.extent = extent;
    this.clock = clock;
  }

  /**
   * Throws {@link RehearsalFailed} when something could not be made, so that it may be that alone
   * which the restored definitions have more.
   *
   * @param more what they have; nothing is thrown when it is empty
   */
  void requireNothingUnmade(List<Problem> more) {
    if (problems.isEmpty() || more.isEmpty()) {
      return;
    }
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    throw new PlaceFault(place)
        .told(
            Problems.format("its definitions could not be compared:", all),
            "restore it into a database to spare, and compare by pg_dump",
            null);
  }

  /** The texts of the files, which are here as they are in the backup. */
  Map<String, String> of(Map<String, String> stored) {
    try (ScratchDatabase database = place.database()) {
      problems.addAll(new MadeDefinitions(place, extent, clock).in(database, stored));
      problems.addAll(database.end(stored, extent.left()));
      return files.dumped(place.server().dumper(database.connector()));
    }
  }
}

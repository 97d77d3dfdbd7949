package dev.slipway.action.adopt;

import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of another tool's history would be taken over.
 *
 * @param table in which the tool keeps it
 * @param taken what is done there and not yet in our history
 * @param known how many of those that are done there our history has already
 * @param pending what is not done there, in the order in which {@code up} would run it
 * @param late those of them below the newest that is done
 * @param notes what was found besides, in sentences
 * @param obstacles what must be cleared first, in sentences
 */
record Adoption(
    Tool tool,
    TheirTable table,
    List<Taken> taken,
    int known,
    List<Migration> pending,
    List<Migration> late,
    List<String> notes,
    List<String> obstacles) {

  /**
   * A migration that is done there.
   *
   * @param migration null where there is no file of it
   * @param check what its checksum says
   */
  record Taken(Version version, @Nullable Migration migration, TheirRow done, Check check) {

    /** As it is shown. */
    String description() {
      return migration == null ? TheirKeys.shown(done) : migration.description();
    }
  }

  /** Whether a file is the one that was run. */
  enum Check {
    FITS,
    DIFFERS,
    /** Nobody has kept a checksum, or none that is known here. */
    UNKNOWN
  }
}

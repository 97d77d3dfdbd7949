package dev.slipway.backup.restore.work;

import dev.slipway.backup.restore.unit.Unit;
import java.util.List;
import java.util.Set;

/**
 * Units that can be begun once those of the phases before are done.
 *
 * @param parallel false when each needs the ones before it
 */
public record Phase(List<Unit> units, boolean parallel) {

  /** This phase without what is done. */
  public Phase without(Set<String> done) {
    return new Phase(units.stream().filter(unit -> !done.contains(unit.id())).toList(), parallel);
  }
}

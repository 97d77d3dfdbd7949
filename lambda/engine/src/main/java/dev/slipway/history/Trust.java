package dev.slipway.history;

import dev.slipway.history.ForeignThing.Harm;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of others stands under our names.
 *
 * @param refused what could run their code in our name, or hides rows from us; no two are alike
 * @param writers roles that may write what we remember, and that are none of ours
 */
public record Trust(List<ForeignThing> refused, Set<String> writers) {

  /** Made of the answer to {@link TrustSql}. */
  static Trust of(Rows answer) {
    Set<ForeignThing> refused = new LinkedHashSet<>();
    Set<String> writers = new TreeSet<>();
    for (Row row : answer.list()) {
      ForeignThing thing = ForeignThing.of(row);
      if (thing.harm() == Harm.IS_WRITTEN) {
        writers.add(thing.owner());
      } else {
        refused.add(thing);
      }
    }
    return new Trust(List.copyOf(refused), writers);
  }

  /** True when nothing is refused but that rows of ours are hidden from us. */
  boolean onlyHides() {
    return refused.stream().allMatch(thing -> thing.harm() == Harm.HIDES_ROWS);
  }

  /** True when nothing is refused but schemas. */
  boolean onlySchemas() {
    return refused.isEmpty() || refused.stream().allMatch(ForeignThing::isSchema);
  }
}

package dev.slipway.history;

import dev.slipway.history.ForeignThing.Harm;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of others stands under our names.
 *
 * @param refused what could run their code in our name, or hides rows from us; no two are alike
 * @param writers roles that may write what we remember, and that are none of ours
 * @param unsure tables that may lose what we remember or tell it wrongly, for people
 */
public record Trust(List<ForeignThing> refused, Set<String> writers, List<String> unsure) {

  /** Made of the answer to {@link TrustSql}. */
  static Trust of(Rows answer) {
    Set<ForeignThing> refused = new LinkedHashSet<>();
    Set<String> writers = new TreeSet<>();
    List<String> unsure = new ArrayList<>();
    for (Row row : answer.list()) {
      ForeignThing thing = ForeignThing.of(row);
      switch (thing.harm()) {
        case IS_WRITTEN -> writers.add(thing.owner());
        case UNSURE_FORM -> unsure.add(thing.identity() + " " + thing.what());
        case RUNS_CODE, HIDES_ROWS -> refused.add(thing);
      }
    }
    return new Trust(List.copyOf(refused), writers, List.copyOf(unsure));
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

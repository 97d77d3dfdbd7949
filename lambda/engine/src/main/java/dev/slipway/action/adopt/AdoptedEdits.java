package dev.slipway.action.adopt;

import dev.slipway.action.adopt.Adoption.Check;
import dev.slipway.action.adopt.Adoption.Taken;
import dev.slipway.config.Replacements;
import dev.slipway.error.InvalidInput;
import dev.slipway.history.AdoptedEntry;
import dev.slipway.history.HistoryRow;
import dev.slipway.history.HistoryWriter;
import dev.slipway.ledger.Edits;
import dev.slipway.ledger.StepResult;
import dev.slipway.migration.KeptScript;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Placeholders;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is written of what is taken over. */
final class AdoptedEdits {

  private AdoptedEdits() {}

  /** The edits. Throws {@link InvalidInput} with all that stands in the way. */
  static Edits of(
      Adoption adoption, boolean acceptChanged, Comparison comparison, Replacements set) {
    List<String> obstacles = new ArrayList<>(adoption.obstacles());
    comparison.history().partial().map(AdoptedEdits::halfDone).ifPresent(obstacles::add);
    if (!acceptChanged) {
      adoption.taken().stream()
          .filter(one -> one.check() == Check.DIFFERS)
          .map(AdoptedEdits::changed)
          .forEach(obstacles::add);
    }
    if (!obstacles.isEmpty()) {
      throw new InvalidInput(
          "The history of "
              + adoption.tool().title()
              + " cannot be taken over:\n  "
              + String.join("\n  ", obstacles)
              + "\nNothing was done.");
    }
    return new Edits(
        adoption.taken().stream()
            .map(one -> edit(one, adoption.tool(), comparison, new Placeholders(set)))
            .toList(),
        adoption.taken().stream().map(AdoptedEdits::result).toList(),
        true);
  }

  private static String halfDone(HistoryRow row) {
    return row.version()
        + " is half done in our own history. Finish it with up, or clear it with: repair --execute";
  }

  private static String changed(Taken taken) {
    return taken.description()
        + " ("
        + taken.version()
        + ") has changed since it was run there. Put the file back, or take it over as it is with"
        + " --accept-changed";
  }

  private static Function<HistoryWriter, String> edit(
      Taken taken, Tool tool, Comparison comparison, Placeholders placeholders) {
    Migration migration = taken.migration();
    String down = migration == null ? null : migration.downText();
    String by = taken.done().by();
    AdoptedEntry entry =
        new AdoptedEntry(
            taken.version(),
            taken.description(),
            migration == null ? null : comparison.checksum(migration),
            down == null ? null : KeptScript.of(down, placeholders),
            taken.done().at(),
            tool.title() + (by == null ? "" : " (" + by + ")"));
    return history -> history.adopted(entry);
  }

  private static StepResult result(Taken taken) {
    return new StepResult(
        taken.version(), taken.description(), Direction.UP, StepResult.Outcome.ADOPTED, 0, 0);
  }
}

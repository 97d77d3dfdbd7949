package dev.slipway.handler;

import dev.slipway.action.PendingHazards;
import dev.slipway.config.DeployVariables;
import dev.slipway.config.OnHazards;
import dev.slipway.error.Problem;
import dev.slipway.lint.Levels;
import dev.slipway.migration.Migration;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.PlanRefused;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of hazards in the files of a deploy, by their text. What earlier calls of it have
 * applied belongs to the set: a table that was made by one of them is as new as before.
 */
final class DeployHazards {

  private final Invocation invocation;
  private final Comparison found;
  private final Collection<String> applied;

  /** {@code applied} are the versions that this deploy has applied so far. */
  DeployHazards(Invocation invocation, Comparison found, Collection<String> applied) {
    this.invocation = invocation;
    this.found = found;
    this.applied = applied;
  }

  /** Throws {@link PlanRefused} where the deploy is to be refused because of one. */
  void requireAllowed() {
    List<Problem> refused = choice() == OnHazards.REFUSE ? hazards().refused() : List.of();
    if (!refused.isEmpty()) {
      throw new PlanRefused(refused);
    }
  }

  /** What is told of them behind a deploy that ran; nothing where there is nothing to tell. */
  Optional<String> told() {
    List<String> warnings = choice() == OnHazards.IGNORE ? List.of() : hazards().warnings();
    return warnings.isEmpty()
        ? Optional.empty()
        : Optional.of("Hazards in what was run: " + String.join("; ", warnings) + ".");
  }

  private PendingHazards hazards() {
    List<Migration> all = found.files().list();
    return new PendingHazards(all, all.stream().filter(this::isOfDeploy).toList(), levels());
  }

  private boolean isOfDeploy(Migration migration) {
    return applied.contains(migration.version().toString())
        || (found.pending().contains(migration) && !isLeft(migration));
  }

  private boolean isLeft(Migration migration) {
    return invocation.deployTerms().outOfOrder().equals("leave")
        && found.outOfOrder().contains(migration);
  }

  /** Where nobody says anything, what is protected is warned of. */
  private OnHazards choice() {
    String said = invocation.variables().get(DeployVariables.HAZARDS);
    if (said == null) {
      return invocation.isProtected() ? OnHazards.WARN : OnHazards.IGNORE;
    }
    String word = KnownWord.of(DeployVariables.HAZARDS, said, "warn", "refuse", "ignore");
    return OnHazards.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Levels levels() {
    Levels levels = new Levels();
    String said = invocation.variables().getOrDefault(DeployVariables.HAZARD_LEVELS, "");
    for (String pair : said.isEmpty() ? new String[0] : said.split(",", -1)) {
      String[] kindAndLevel = (pair + "=").split("=", -1);
      levels
          .set(DeployVariables.HAZARD_LEVELS, kindAndLevel[0], kindAndLevel[1])
          .ifPresent(
              problem -> {
                throw KnownWord.wrong(problem.where(), problem.what());
              });
    }
    return levels;
  }
}

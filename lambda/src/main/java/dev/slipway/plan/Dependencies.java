package dev.slipway.plan;

import dev.slipway.error.Problems;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that what a migration depends on is applied or comes earlier in the plan. */
final class Dependencies {

  private final Comparison comparison;

  Dependencies(Comparison comparison) {
    this.comparison = comparison;
  }

  void check(List<Migration> due, Problems problems) {
    Set<Version> earlier = new HashSet<>();
    for (Migration migration : due) {
      for (String dependency : migration.header().dependencies()) {
        check(migration, dependency, earlier, problems);
      }
      earlier.add(migration.version());
    }
  }

  private void check(
      Migration migration, String dependency, Set<Version> earlier, Problems problems) {
    Optional<Migration> needed = comparison.files().named(dependency);
    if (needed.isEmpty()) {
      problems.add(migration.file(), "depends on " + dependency + ", " + withoutFile(dependency));
    } else if (reaches(needed.get(), migration, new HashSet<>())) {
      problems.add(
          migration.file(),
          "depends on " + dependency + ", which depends on it in turn. Break the circle.");
    } else if (!isDone(needed.get(), earlier)) {
      problems.add(migration.file(), "depends on " + dependency + ", which " + later(needed.get()));
    }
  }

  private String withoutFile(String dependency) {
    boolean applied = comparison.history().isApplied(Version.of(dependency));
    return applied
        ? "whose file is missing. Put the file back."
        : "which no file has as its version or name. Correct -- Dependencies:.";
  }

  private boolean isDone(Migration needed, Set<Version> earlier) {
    return earlier.contains(needed.version()) || comparison.history().isApplied(needed.version());
  }

  private String later(Migration needed) {
    return needed.options().runsIn(comparison.environment())
        ? "is neither applied nor earlier in the plan."
        : "does not run in environment " + comparison.environment() + ".";
  }

  private boolean reaches(Migration from, Migration goal, Set<Version> seen) {
    if (from.version().equals(goal.version())) {
      return true;
    }
    return seen.add(from.version())
        && from.header().dependencies().stream()
            .map(comparison.files()::named)
            .flatMap(Optional::stream)
            .anyMatch(next -> reaches(next, goal, seen));
  }
}

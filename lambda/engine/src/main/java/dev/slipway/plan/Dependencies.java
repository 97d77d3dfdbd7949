package dev.slipway.plan;

import dev.slipway.error.Problems;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that what a migration depends on is applied or comes earlier in the plan. */
final class Dependencies {

  private static final String CIRCLE = "depends on it in turn. Break the circle.";

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
    } else if (!isDone(needed.get(), earlier)) {
      String why = reaches(needed.get(), migration) ? CIRCLE : later(needed.get());
      problems.add(migration.file(), "depends on " + dependency + ", which " + why);
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

  private boolean reaches(Migration from, Migration goal) {
    Set<Version> seen = new HashSet<>();
    Deque<Migration> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      Migration migration = next.pop();
      if (migration.version().equals(goal.version())) {
        return true;
      }
      if (seen.add(migration.version())) {
        migration.header().dependencies().stream()
            .map(comparison.files()::named)
            .flatMap(Optional::stream)
            .forEach(next::push);
      }
    }
    return false;
  }
}

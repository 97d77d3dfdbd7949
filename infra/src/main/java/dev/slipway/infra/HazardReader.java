package dev.slipway.infra;

import dev.slipway.action.PendingHazards;
import dev.slipway.config.OnHazards;
import dev.slipway.error.Problems;
import dev.slipway.infra.DatabaseMigrationsProps.HazardProps;
import dev.slipway.infra.function.MigrationFolder;
import dev.slipway.lint.Levels;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes props of what becomes of hazards, and looks at the files where that is asked for. */
final class HazardReader {

  private final RunBuilder<?> said;
  private final Problems problems;

  HazardReader(RunBuilder<?> said, Problems problems) {
    this.said = said;
    this.problems = problems;
  }

  /** The props; what is wrong in them was told. */
  HazardProps read() {
    if (said.hazards != null && choice().isEmpty()) {
      problems.add("hazards", "must be warn, refuse or ignore");
    }
    if (said.hazardsSince != null) {
      checkSince(said.hazardsSince);
    }
    Levels levels = new Levels();
    said.hazardLevels.forEach(
        (kind, level) ->
            levels
                .set("hazardLevel", kind, level)
                .ifPresent(problem -> problems.add(problem.where(), problem.what())));
    return new HazardProps(choice(), new TreeMap<>(said.hazardLevels));
  }

  private void checkSince(String since) {
    if (choice().filter(choice -> choice == OnHazards.REFUSE).isEmpty()) {
      problems.add("hazards", "a version is for refuse, which looks at files above it at synth");
    }
    if (!Version.isNumbered(since)) {
      problems.add("hazards", "\"" + since + "\" is not a version; write it like 20250102_143000");
    }
  }

  /** Tells what is to be refused in files above the version that was named; nothing without one. */
  void check(MigrationFolder folder) {
    Version since = since();
    if (since == null || choice().filter(choice -> choice == OnHazards.REFUSE).isEmpty()) {
      return;
    }
    List<Migration> set =
        folder.files().stream()
            .filter(file -> !file.version().isNumbered() || file.version().compareTo(since) > 0)
            .filter(file -> file.options().runsIn(said.environment))
            .toList();
    problems.addAll(new PendingHazards(folder.files(), set, levels()).refused());
  }

  private @Nullable Version since() {
    String since = said.hazardsSince;
    return since == null || !Version.isNumbered(since) ? null : Version.of(since);
  }

  /** What is wrong in them is told elsewhere. */
  private Levels levels() {
    Levels levels = new Levels();
    said.hazardLevels.forEach((kind, level) -> levels.set("hazardLevel", kind, level));
    return levels;
  }

  private Optional<OnHazards> choice() {
    return Optional.ofNullable(said.hazards).flatMap(OnHazards::of);
  }
}

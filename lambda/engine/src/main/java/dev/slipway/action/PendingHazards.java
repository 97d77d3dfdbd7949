package dev.slipway.action;

import dev.slipway.error.Problem;
import dev.slipway.hazard.Level;
import dev.slipway.lint.Hazard;
import dev.slipway.lint.Levels;
import dev.slipway.lint.Linter;
import dev.slipway.migration.Migration;
import java.util.List;
import java.util.stream.Stream;

/** Hazards in what is pending, in a line each, by the text of the files alone. */
public final class PendingHazards {

  private static final Levels LEVELS = new Levels();

  private PendingHazards() {}

  /** Those that count as errors and that no file has accepted. */
  public static List<Problem> errors(List<Migration> pending) {
    return open(pending)
        .filter(hazard -> LEVELS.of(hazard.kind()) == Level.ERROR)
        .map(hazard -> new Problem(hazard.where(), told(hazard)))
        .toList();
  }

  /** All that no file has accepted, as sentences for a report. */
  static List<String> warnings(List<Migration> pending) {
    return open(pending).map(hazard -> hazard.where() + ": " + told(hazard)).toList();
  }

  private static Stream<Hazard> open(List<Migration> pending) {
    return Linter.together(pending, LEVELS).stream().filter(hazard -> hazard.accepted() == null);
  }

  private static String told(Hazard hazard) {
    return "%s: blocks %s; lint shows how it is written safely"
        .formatted(hazard.kind().word(), hazard.blocks());
  }
}

package dev.slipway.action;

import dev.slipway.error.Problem;
import dev.slipway.hazard.Level;
import dev.slipway.lint.Hazard;
import dev.slipway.lint.Levels;
import dev.slipway.lint.Linter;
import dev.slipway.migration.Migration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hazards in migrations that run one behind the other, by the text of the files alone; what a file
 * has accepted is none.
 */
public final class PendingHazards {

  private final List<Migration> all;
  private final List<Migration> set;
  private final Levels levels;

  /** Those of a set, in order; the others of all files were there before. */
  public PendingHazards(List<Migration> all, List<Migration> set, Levels levels) {
    this.all = all;
    this.set = set;
    this.levels = levels;
  }

  /** Those that count as errors, in a line each. */
  public List<Problem> errors() {
    return grave().map(hazard -> new Problem(hazard.where(), told(hazard))).toList();
  }

  /** The same, with what is to be written instead. */
  public List<Problem> refused() {
    return grave().map(hazard -> new Problem(hazard.where(), refused(hazard))).toList();
  }

  /** All, as sentences for a report. */
  public List<String> warnings() {
    return open().map(hazard -> hazard.where() + ": " + told(hazard)).toList();
  }

  private Stream<Hazard> grave() {
    return open().filter(hazard -> levels.of(hazard.kind()) == Level.ERROR);
  }

  private Stream<Hazard> open() {
    List<Migration> earlier = all.stream().filter(one -> !set.contains(one)).toList();
    return Linter.behind(earlier, set, levels).stream().filter(hazard -> hazard.accepted() == null);
  }

  private static String told(Hazard hazard) {
    return "%s: blocks %s; lint shows how it is written safely"
        .formatted(hazard.kind().word(), hazard.blocks());
  }

  private static String refused(Hazard hazard) {
    String word = hazard.kind().word();
    String instead =
        hazard.rewrite().isEmpty()
            ? ""
            : "\n    write instead:\n      " + String.join("\n      ", hazard.rewrite());
    return "%s: blocks %s, and hazards are refused here%s\n    or accept it: -- slipway: allow=%s -- YOUR REASON"
        .formatted(word, hazard.blocks(), instead, word);
  }
}

package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import java.util.List;

/**
 * What a rule has found in a statement.
 *
 * @param blocks what waits or is lost, in a clause
 * @param reason why, in a sentence
 * @param rewrite statements that do the same safely; empty where there are none
 */
public record Danger(HazardKind kind, String blocks, String reason, List<String> rewrite) {

  static Danger of(HazardKind kind, String blocks, String reason, String... rewrite) {
    return new Danger(kind, blocks, reason, List.of(rewrite));
  }
}

package dev.slipway.lint;

import dev.slipway.hazard.HazardKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A danger in one statement.
 *
 * @param file its name
 * @param line where the statement begins, from 1
 * @param column the same, from 1
 * @param blocks what waits or is lost, in a clause
 * @param reason why, in a sentence
 * @param rewrite statements that do the same safely, in order, with comments where they must stand
 *     apart; empty where there are none
 * @param accepted the reason that the file gives for it; null where it is not accepted
 */
public record Hazard(
    HazardKind kind,
    String file,
    int line,
    int column,
    String statement,
    String blocks,
    String reason,
    List<String> rewrite,
    @Nullable String accepted) {

  /** Where it is, as editors link it. */
  public String where() {
    return file + ":" + line + ":" + column;
  }
}

package dev.slipway.proof;

import dev.slipway.migration.Version;
import java.util.List;

/**
 * What came of one migration.
 *
 * @param details how schemas differ, or what the server refused; a text each
 * @param up whether it is applied in the end, so that others can build on it
 */
public record Proved(
    Version version, String description, Finding finding, List<String> details, boolean up) {

  /** What was found. */
  public enum Finding {
    /** Up, down and up again: the schemas are the same. */
    PROVED("up, down and up again"),
    /** Nobody can take it back. */
    NO_DOWN("has no DOWN"),
    /** UP does not run on what the ones before have made. */
    UP_FAILS("its UP fails"),
    /** DOWN does not run on what UP has made. */
    DOWN_FAILS("its DOWN fails"),
    /** DOWN leaves something else than there was. */
    DOWN_DIFFERS("its DOWN does not give back what was there before"),
    /** UP does not run where DOWN has been. */
    AGAIN_FAILS("its UP fails behind its DOWN"),
    /** UP makes something else behind DOWN than it made at first. */
    AGAIN_DIFFERS("its UP makes something else behind its DOWN"),
    /** One before it could not be brought up. */
    NOT_REACHED("was not reached");

    private final String text;

    Finding(String text) {
      this.text = text;
    }

    /** In words, behind the migration's name. */
    public String text() {
      return text;
    }
  }

  /** True where nothing is wrong, though there may be no way back. */
  public boolean isRight() {
    return finding == Finding.PROVED || finding == Finding.NO_DOWN;
  }
}

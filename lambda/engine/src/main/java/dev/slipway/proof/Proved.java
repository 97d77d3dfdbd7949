package dev.slipway.proof;

import dev.slipway.hazard.HazardKind;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of one migration.
 *
 * @param details how schemas or rows differ, or what the server refused; a text each
 * @param up whether it is applied in the end, so that others can build on it
 * @param later why its DOWN may fail once others have written rows behind its UP; null where that
 *     was not seen. No fault of its own: there are values that only the new schema allows
 * @param accepted the reason that its file gives for what was found; null where it is not accepted
 */
public record Proved(
    Version version,
    String description,
    Finding finding,
    List<String> details,
    boolean up,
    @Nullable String later,
    @Nullable String accepted) {

  /** What was found. */
  public enum Finding {
    /** Up, down and up again: the schemas are the same. */
    PROVED("up, down and up again"),
    /** Nobody can take it back. */
    NO_DOWN("has no DOWN"),
    /** UP does not run on what the ones before have made. */
    UP_FAILS("its UP fails"),
    /** UP runs on empty tables, and not on rows that they may have. */
    UP_FAILS_ON_ROWS("its UP fails on rows that its tables may have"),
    /** DOWN does not run on what UP has made. */
    DOWN_FAILS("its DOWN fails"),
    /** DOWN runs on empty tables, and not on rows that they may have. */
    DOWN_FAILS_ON_ROWS("its DOWN fails on rows that its tables may have"),
    /** DOWN leaves something else than there was. */
    DOWN_DIFFERS("its DOWN does not give back what was there before"),
    /** DOWN gives the schema back, and not all the rows. */
    LOSES_ROWS("loses rows that its DOWN does not give back"),
    /** DOWN leaves rows that UP has made. */
    LEAVES_ROWS("its DOWN leaves rows that its UP has made"),
    /** UP does not run where DOWN has been. */
    AGAIN_FAILS("its UP fails behind its DOWN"),
    /** UP runs again on empty tables, and not on what is left of their rows. */
    AGAIN_FAILS_ON_ROWS("its UP fails behind its DOWN on rows that its tables may have"),
    /** UP makes something else behind DOWN than it made at first. */
    AGAIN_DIFFERS("its UP makes something else behind its DOWN"),
    /** One before it could not be brought up. */
    NOT_REACHED("was not reached");

    private static final Set<HazardKind> LOSING =
        Set.of(
            HazardKind.LOST_ROWS,
            HazardKind.DROP_TABLE,
            HazardKind.DROP_COLUMN,
            HazardKind.DROP_CASCADE,
            HazardKind.TRUNCATE,
            HazardKind.WHOLE_TABLE_CHANGE);

    private final String text;

    Finding(String text) {
      this.text = text;
    }

    /** In words, behind the migration's name. */
    public String text() {
      return text;
    }

    /** What a failure is that is none on empty tables. */
    Finding onRows() {
      return valueOf(name() + "_ON_ROWS");
    }

    /** The kinds of hazards that accept it. */
    private Set<HazardKind> accepting() {
      return switch (this) {
        case LOSES_ROWS, LEAVES_ROWS -> LOSING;
        case UP_FAILS_ON_ROWS, DOWN_FAILS_ON_ROWS, AGAIN_FAILS_ON_ROWS ->
            Set.of(HazardKind.FAILS_ON_ROWS);
        default -> Set.of();
      };
    }
  }

  /** With what the migration's file accepts. */
  static Proved of(Migration migration, Finding finding, List<String> details, boolean up) {
    Map<String, String> allowed = migration.options().allowed();
    String accepted =
        finding.accepting().stream()
            .map(HazardKind::word)
            .filter(allowed::containsKey)
            .sorted()
            .findFirst()
            .map(allowed::get)
            .orElse(null);
    return new Proved(
        migration.version(), migration.description(), finding, details, up, null, accepted);
  }

  /** The same, whose DOWN fails on rows that were written behind its UP. */
  Proved withLater(String why) {
    return new Proved(version, description, finding, details, up, why, accepted);
  }

  /** The same, which is applied elsewhere. */
  Proved broughtUp() {
    return new Proved(version, description, finding, details, true, later, accepted);
  }

  /** True where nothing is wrong, or what is was accepted, though there may be no way back. */
  public boolean isRight() {
    return finding == Finding.PROVED || finding == Finding.NO_DOWN || accepted != null;
  }
}

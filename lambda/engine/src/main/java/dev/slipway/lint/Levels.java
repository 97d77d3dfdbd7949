package dev.slipway.lint;

import dev.slipway.error.Problem;
import dev.slipway.hazard.HazardKind;
import dev.slipway.hazard.Level;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How much each kind counts. */
public final class Levels {

  private static final String STYLE = "style";

  private final Map<HazardKind, Level> own = new EnumMap<>(HazardKind.class);

  /** Of a kind. */
  public Level of(HazardKind kind) {
    return own.getOrDefault(kind, kind.usual());
  }

  /**
   * Takes over what somebody says; a later one counts. {@code style} stands for all kinds of style.
   *
   * @param kind a word
   * @param level a word
   * @return what is wrong with it, nothing when it was taken
   */
  public Optional<Problem> set(String where, String kind, String level) {
    List<HazardKind> kinds =
        kind.equals(STYLE)
            ? Arrays.stream(HazardKind.values()).filter(HazardKind::isStyle).toList()
            : HazardKind.of(kind).stream().toList();
    Optional<Level> known = level(level);
    if (kinds.isEmpty()) {
      return Optional.of(
          new Problem(where, "there is no kind of hazard \"" + kind + "\"; see lint --help"));
    }
    if (known.isEmpty()) {
      return Optional.of(
          new Problem(where, "a level is off, warning or error, not \"" + level + "\""));
    }
    kinds.forEach(one -> own.put(one, known.get()));
    return Optional.empty();
  }

  private static Optional<Level> level(String word) {
    return Arrays.stream(Level.values())
        .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}

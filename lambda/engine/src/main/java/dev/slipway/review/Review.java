package dev.slipway.review;

import dev.slipway.hazard.Level;
import dev.slipway.history.SchemaChange;
import dev.slipway.lint.Hazard;
import dev.slipway.preflight.Light;
import dev.slipway.preflight.Reading;
import dev.slipway.proof.Proved;
import java.util.List;

/**
 * All that somebody wants to know who approves migrations.
 *
 * @param subject what is under review
 * @param migrations in the order in which they run
 * @param hazards those of these migrations, by their text
 * @param schema how the schema differs behind them
 * @param proofs whether each can be taken back; empty where nobody tried
 * @param readings whether the live database is ready; empty where none was asked
 * @param notes what was not looked at and why, in sentences
 */
public record Review(
    Subject subject,
    List<ReviewedMigration> migrations,
    List<RatedHazard> hazards,
    SchemaDifference schema,
    List<Proved> proofs,
    List<Reading> readings,
    List<String> notes) {

  /**
   * What is under review.
   *
   * @param database its name; empty where no live one was asked
   * @param at when the page was made, ISO 8601 in UTC
   */
  public record Subject(String database, String environment, String toolVersion, String at) {}

  /** A hazard and how much it counts. */
  public record RatedHazard(Hazard hazard, Level level) {

    /** True where nobody has accepted it. */
    public boolean isOpen() {
      return hazard.accepted() == null;
    }
  }

  /** How the schema differs, and the tables of the picture. */
  public record SchemaDifference(List<SchemaChange> changes, List<PicturedTable> tables) {

    /** Where nothing was run. */
    public static final SchemaDifference NONE = new SchemaDifference(List.of(), List.of());
  }

  /** Hazards that count as errors and that nobody has accepted. */
  public long errors() {
    return open().stream().filter(one -> one.level() == Level.ERROR).count();
  }

  /** Hazards that nobody has accepted. */
  public List<RatedHazard> open() {
    return hazards.stream().filter(RatedHazard::isOpen).toList();
  }

  /** How many are not proved, those without a DOWN left out. */
  public long unproved() {
    return proofs.stream().filter(one -> !one.isRight()).count();
  }

  /** The worst light of the live database; green where none was asked. */
  public Light light() {
    return readings.stream().map(Reading::light).max(Light::compareTo).orElse(Light.GREEN);
  }

  /** True where something speaks against it. */
  public boolean isDoubtful() {
    return errors() > 0 || unproved() > 0 || light() == Light.RED;
  }
}

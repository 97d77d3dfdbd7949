package dev.slipway.transfer.check;

import dev.slipway.backup.scope.LockPatience;
import dev.slipway.postgres.Connector;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.table.TableChoice;
import java.util.function.Function;

/**
 * What a database is held against.
 *
 * @param side opens it, for the tables that are chosen
 */
public record Against(Measure measure, Function<TableChoice, OtherSide> side) {

  /** The manifest of an export, which knows how many rows there were. */
  public static Against manifest(ExportManifest manifest) {
    return new Against(Measure.ROWS, choice -> new ManifestSide(manifest, choice));
  }

  /** Another database. */
  public static Against database(Connector other, LockPatience patience, Measure measure) {
    return new Against(measure, choice -> DatabaseSide.of(other, choice, patience));
  }
}

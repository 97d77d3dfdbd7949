package dev.slipway.transfer.check;

import dev.slipway.backup.scope.LockPatience;
import dev.slipway.postgres.Connector;
import dev.slipway.storage.Storage;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.table.TableChoice;
import java.util.function.Function;

/**
 * What a database is held against.
 *
 * @param side opens it, for the tables that are chosen
 */
public record Against(Measure measure, Function<TableChoice, OtherSide> side) {

  /** An export, whose files are in a folder of their own. */
  public static Against export(Storage folder, ExportManifest manifest, Measure measure) {
    return new Against(measure, choice -> new ExportSide(folder, manifest, choice));
  }

  /** Another database. */
  public static Against database(Connector other, LockPatience patience, Measure measure) {
    return new Against(measure, choice -> DatabaseSide.of(other, choice, patience));
  }
}

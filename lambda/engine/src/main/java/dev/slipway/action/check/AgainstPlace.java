package dev.slipway.action.check;

import dev.slipway.action.Desk;
import dev.slipway.backup.scope.LockPatience;
import dev.slipway.error.InvalidInput;
import dev.slipway.postgres.Connector;
import dev.slipway.run.RunTerms;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.transfer.check.Against;
import dev.slipway.transfer.check.Measure;
import dev.slipway.transfer.folder.FolderPlace;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.manifest.ExportManifestJson;
import dev.slipway.transfer.manifest.RowFormat;
import java.io.IOException;
import java.io.InputStream;

/**
 * Where the other side is: the URL of a database, or an export's folder or manifest.
 *
 * @param text as it was given
 * @param measure what is held against each other
 */
record AgainstPlace(String text, Measure measure) {

  private static final String NAME = "--against";

  /** The other side. Throws {@link InvalidInput} for what is none. Connects to nothing yet. */
  Against open(Desk desk, LockPatience patience) {
    if (text.matches("(?i)(jdbc:)?postgres(ql)?:.*|arn:[a-z-]+:secretsmanager:.*")) {
      return database(desk, patience);
    }
    if (text.matches("(?i)(jdbc:)?(mysql|mariadb):.*")) {
      throw new InvalidInput(
          NAME
              + ": a database is held against one of PostgreSQL, or against an export. Nothing was"
              + " done. Next: export --from this one, and give the folder of that.");
    }
    return export(desk);
  }

  private Against database(Desk desk, LockPatience patience) {
    RunTerms terms = desk.terms();
    RunTerms other =
        new RunTerms(
            terms.settings().withDatabase(desk.toolbox().other(text, NAME)),
            terms.deadline(),
            terms.listener());
    Connector connector = desk.toolbox().connector(other, "check");
    return Against.database(connector, patience, measure);
  }

  /** Of a folder, what {@code latest} in it leads to will do. */
  private Against export(Desk desk) {
    Storage folder = folder(desk);
    ExportManifest manifest = manifest(folder);
    if (measure == Measure.CONTENT) {
      refuseUntold(folder, manifest);
    }
    return Against.export(folder, manifest, measure);
  }

  private static void refuseUntold(Storage folder, ExportManifest manifest) {
    String product = manifest.source().product();
    if (!product.equals("PostgreSQL")) {
      throw new InvalidInput(
          "--checksum holds values against each other as PostgreSQL writes them, and those of "
              + folder.uri()
              + " are as "
              + product
              + " does. Leave it away, and the rows are counted. Nothing was done.");
    }
    if (!tells(manifest)) {
      throw new InvalidInput(
          "--checksum reads the rows of an export from CSV files, and those of "
              + folder.uri()
              + " are "
              + manifest.rows().suffix()
              + ". Give the URL of a database to "
              + NAME
              + ", export with --checksum, or as csv. Nothing was done.");
    }
  }

  private static boolean tells(ExportManifest manifest) {
    return manifest.rows() == RowFormat.CSV
        || manifest.tables().stream().anyMatch(table -> table.contents() != null);
  }

  private Storage folder(Desk desk) {
    try {
      return FolderPlace.find(text, desk.database(), place -> desk.toolbox().storeAt(place, NAME))
          .storage();
    } catch (InvalidInput | StorageException e) {
      throw new InvalidInput(
          NAME
              + ": "
              + text
              + " is no URL of a database, and there is no export: no manifest.json, and no latest"
              + " that leads to one. Nothing was done.");
    }
  }

  private static ExportManifest manifest(Storage folder) {
    try (InputStream file = folder.open(ExportManifest.FILE)) {
      return ExportManifestJson.read(file.readAllBytes());
    } catch (IOException | StorageException | IllegalArgumentException e) {
      throw new InvalidInput(
          NAME
              + ": "
              + folder.uri()
              + "/"
              + ExportManifest.FILE
              + " cannot be read: "
              + String.valueOf(e.getMessage()).replaceFirst("\\.$", "")
              + ". Nothing was done.");
    }
  }
}

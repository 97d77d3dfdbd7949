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
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.manifest.ExportManifestJson;
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
    if (text.matches("(?i)(jdbc:)?postgres(ql)?:.*")) {
      return database(desk, patience);
    }
    if (text.matches("(?i)(jdbc:)?(mysql|mariadb):.*")) {
      throw new InvalidInput(
          NAME
              + ": a database is held against one of PostgreSQL, or against the manifest of an"
              + " export. Nothing was done.");
    }
    if (measure == Measure.CONTENT) {
      throw new InvalidInput(
          "--checksum needs the rows of the other side, which a manifest has not: give the URL of a"
              + " database to "
              + NAME
              + ". Nothing was done.");
    }
    return Against.manifest(manifest(desk));
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

  private ExportManifest manifest(Desk desk) {
    String folder = text.replaceFirst("(^|/)" + ExportManifest.FILE + "$", "");
    Storage storage = desk.toolbox().storeAt(folder.isEmpty() ? "." : folder, NAME);
    try (InputStream file = storage.open(ExportManifest.FILE)) {
      return ExportManifestJson.read(file.readAllBytes());
    } catch (IOException | StorageException | IllegalArgumentException e) {
      throw new InvalidInput(
          NAME
              + ": "
              + storage.uri()
              + "/"
              + ExportManifest.FILE
              + " cannot be read: "
              + String.valueOf(e.getMessage()).replaceFirst("\\.$", "")
              + ". Nothing was done.");
    }
  }
}

package dev.slipway.transfer.mysql;

import dev.slipway.backup.catalogue.RunStamp;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.part.FileWriter;
import dev.slipway.error.InvalidInput;
import dev.slipway.mysql.MysqlFailure;
import dev.slipway.mysql.MysqlServer;
import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.rows.TableReading;
import dev.slipway.mysql.schema.MysqlSchemaReader;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.Upload;
import dev.slipway.transfer.export.ExportFolder;
import dev.slipway.transfer.export.ExportResult;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.manifest.ExportManifestJson;
import dev.slipway.transfer.manifest.ExportSource;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.manifest.RowFormat;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the rows of MySQL into a store as an export of PostgreSQL would have them: each column as
 * the type that a first migration gives it.
 */
public final class MysqlExport {

  private final Storage storage;
  private final WorkListener listener;

  /** Nothing is opened yet. */
  public MysqlExport(Storage storage, WorkListener listener) {
    this.storage = storage;
    this.listener = listener;
  }

  /**
   * Takes an export as of one moment; others go on writing meanwhile. Throws {@link InvalidInput}
   * where nothing is there to export, {@link TooManyRejects} and {@link ExportFailure}: there is
   * then no manifest, and the files written so far are deleted where that is allowed.
   */
  public ExportResult take(MysqlExportTerms terms, RejectLog rejects) {
    try (MysqlSession session = MysqlSession.open(terms.source())) {
      session.beginSnapshot();
      Instant moment = now();
      ExportScope scope = ExportScope.of(MysqlSchemaReader.read(session), terms, session);
      scope.warnings().forEach(terms.notices());
      ExportFolder folder =
          ExportFolder.of(terms.source().name(), new RunStamp(moment, terms.runId()));
      listener.workBegins(new Work("export", "file", scope.tables().size(), scope.bytes(), true));
      try {
        TableFiles files = new TableFiles(session, files(folder, terms), terms.packing(), rejects);
        List<ExportedTable> tables = new ArrayList<>();
        for (TableReading reading : scope.tables()) {
          tables.add(files.write(reading));
          listener.thingDone(reading.table().name(), reading.table().bytes());
        }
        rejects.throwIfTooMany();
        return end(manifest(terms, session.server(), moment, scope, tables), folder, scope);
      } catch (MysqlFailure | StorageException | IOException e) {
        throw ExportFailure.of(terms.source().address(), e, deleted(folder));
      } catch (RuntimeException e) {
        deleted(folder);
        throw e;
      }
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private FileWriter files(ExportFolder folder, MysqlExportTerms terms) {
    return new FileWriter(
        storage, folder.prefix(), terms.packing()::compress, listener::bytesMoved);
  }

  private static ExportManifest manifest(
      MysqlExportTerms terms,
      MysqlServer server,
      Instant moment,
      ExportScope scope,
      List<ExportedTable> tables) {
    return new ExportManifest(
        ExportManifest.FORMAT,
        terms.toolVersion(),
        terms.runId().toString(),
        new ExportSource(
            server.isMariaDb() ? "MariaDB" : "MySQL",
            server.version(),
            terms.source().name(),
            terms.environment()),
        moment.toString(),
        now().toString(),
        RowFormat.CSV,
        terms.packing(),
        new MigrationState("public", null, List.of()),
        scope.leftOut(),
        tables,
        List.of());
  }

  private ExportResult end(ExportManifest manifest, ExportFolder folder, ExportScope scope)
      throws IOException {
    byte[] json = ExportManifestJson.write(manifest);
    try (Upload upload = storage.create(folder.prefix() + ExportManifest.FILE)) {
      upload.write(json);
      upload.complete();
    }
    storage.pointTo(folder.database() + ExportFolder.LATEST, folder.name());
    return new ExportResult(
        storage.uri() + "/" + folder.prefix(),
        manifest,
        manifest.storedBytes() + json.length,
        0,
        scope.warnings());
  }

  private String deleted(ExportFolder folder) {
    String prefix = folder.prefix();
    try {
      storage.delete(storage.list(prefix).stream().map(object -> object.key()).toList());
      return "Its files were deleted";
    } catch (StorageException e) {
      return "Its files stay in " + storage.uri() + "/" + prefix + " and can be deleted";
    }
  }
}

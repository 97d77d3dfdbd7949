package dev.slipway.action;

import dev.slipway.backup.Backup;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.rehearse.Rehearsal;
import dev.slipway.backup.rehearse.ScratchDatabase;
import dev.slipway.backup.rehearse.ScratchUse;
import dev.slipway.backup.snapshot.Snapshots;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.ledger.RestoreRunner;
import dev.slipway.migration.Source;
import dev.slipway.postgres.Connector;
import dev.slipway.run.RunTerms;
import dev.slipway.storage.Storage;
import dev.slipway.transfer.export.Export;
import org.jspecify.annotations.Nullable;

/**
 * Makes the things that actions work with. Each throws {@link dev.slipway.error.InvalidInput} when
 * the settings lack what it needs.
 */
public interface Toolbox {

  /** Our version. */
  String version();

  /**
   * What opens sessions on the database of its terms.
   *
   * @param purpose what they are for, in a word that their application name ends with; empty for
   *     runs
   */
  Connector connector(RunTerms terms, String purpose);

  /**
   * How to reach another database, by its URL.
   *
   * @param name what the URL was given by, for messages
   */
  DatabaseSettings other(String url, String name);

  /** The files at a place: a folder, or an address in S3; {@code format} as in the settings. */
  Source files(String place, @Nullable String format);

  /** What takes backups of that database into the store of its settings. */
  Backup backup(RunTerms terms);

  /** What restores backups into that database. */
  RestoreRunner restorer(RunTerms terms);

  /** What proves that backups restore, on the server that is set aside for that. */
  Rehearsal rehearsal(RunTerms terms);

  /** A database of that server; never of a protected environment's own. */
  DatabaseSettings scratchServer(RunTerms terms);

  /** A new database on the server of another, which is gone when it is closed. */
  ScratchDatabase scratchDatabase(RunTerms terms, DatabaseSettings server, ScratchUse use);

  /** The same with the definitions of a backup; {@code terms} hear of what could not be made. */
  ScratchDatabase scratchDatabase(
      RunTerms terms, DatabaseSettings server, ScratchUse use, StoredBackup backup);

  /** Where backups are kept. */
  Storage store(Settings settings);

  /**
   * Where a place leads that was named for something else, such as {@code The place of --to}: a
   * folder, {@code file:folder} or {@code s3://bucket/prefix}.
   */
  Storage storeAt(String place, String what);

  /** What takes exports of the database of some terms into a store. */
  Export export(RunTerms terms, Storage store);

  /** What manifests of backups are sealed with, and held against. */
  Seal seal(Settings settings);

  /** What takes snapshots of what that database lies in. */
  Snapshots snapshots(RunTerms terms);
}

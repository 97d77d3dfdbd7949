package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.rehearse.ScratchDatabase;
import dev.slipway.backup.rehearse.ScratchUse;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.migration.Version;
import org.jspecify.annotations.Nullable;

/**
 * Which migrations are traced, and on which server.
 *
 * @param since only those above it, and no database is asked; null for those that are pending
 * @param backup what the scratch database begins with, and what says which are pending; null for
 *     {@code from}
 * @param scratchUrl a database of the server that is worked on, null for the one set aside for that
 * @param from what the scratch database begins with
 * @param rows what the tables hold that were there before
 * @param speed in MB a second; null where it is measured
 */
public record TraceOptions(
    @Nullable Version since,
    @Nullable String scratchUrl,
    SchemaFrom from,
    @Nullable BackupPlace backup,
    ScratchRows rows,
    @Nullable Integer speed) {

  private static final String SCRATCH = "--scratch-url";

  public static final Field<Version> SINCE =
      Field.of("since", Values.VERSION)
          .option(
              "VERSION",
              "Take those above it, behind the others, and ask no database (default: those that"
                  + " are pending in the database).");

  public static final Field<String> SCRATCH_URL =
      Field.of("scratchUrl", Values.TEXT)
          .option(
              "URL",
              "A database on the server where a scratch database may be made (default: an embedded"
                  + " PostgreSQL).");

  public static final Field<SchemaFrom> SCHEMA_FROM =
      Field.of("schemaFrom", Values.oneOf(SchemaFrom.class), SchemaFrom.MIGRATIONS)
          .option(
              "WHERE",
              "What the scratch database begins with: migrations (those before are run) or live"
                  + " (the live database's schema, by pg_dump; default: migrations).");

  public static final Field<BackupPlace> FROM_BACKUP =
      Field.of("fromBackup", Values.BACKUP)
          .option(
              "BACKUP",
              "Begin with the definitions of a backup, ask no database, and take what is pending"
                  + " in the backup: its URI, the path of its folder, latest, or latest:DATABASE."
                  + " This runs what is in the backup.");

  public static final Field<Boolean> ROWS =
      Field.flag(
          "rows",
          "Put some made-up rows into the tables that were there before, for statements that do"
              + " something else where there are none.");

  public static final Field<Integer> SPEED =
      Field.of("speed", Values.COUNT)
          .option(
              "MB",
              "How many MB a second the live server works through, for estimates (default: as"
                  + " measured on the scratch server).");

  /** As they were given. */
  public static TraceOptions of(Given given) {
    if (given.find(FROM_BACKUP) != null) {
      given.refuseIfAsked(SINCE, "does not go with --from-backup: the backup says what has run");
      given.refuseIfAsked(SCHEMA_FROM, "does not go with --from-backup");
    }
    if (given.find(SINCE) != null && given.get(SCHEMA_FROM) == SchemaFrom.LIVE) {
      given.refuseIfAsked(SINCE, "asks no database, and --schema-from live asks it");
    }
    return new TraceOptions(
        given.find(SINCE),
        given.find(SCRATCH_URL),
        given.get(SCHEMA_FROM),
        given.find(FROM_BACKUP),
        given.get(ROWS) ? ScratchRows.MADE_UP : ScratchRows.NONE,
        given.find(SPEED));
  }

  /** Those of an action that only says which server is worked on. */
  public static TraceOptions onServer(Given given) {
    return new TraceOptions(
        null, given.find(SCRATCH_URL), SchemaFrom.MIGRATIONS, null, ScratchRows.NONE, null);
  }

  /** What a database is needed for. */
  public DatabaseUse use() {
    return use(asksLive());
  }

  /** Whether a live database says which migrations are meant. */
  public boolean asksLive() {
    return since == null && backup == null;
  }

  /**
   * The same.
   *
   * @param asks whether a live database says which migrations are meant
   */
  public DatabaseUse use(boolean asks) {
    if (scratchUrl != null) {
      return asks ? DatabaseUse.CONNECTED : DatabaseUse.NAMED;
    }
    return asks ? DatabaseUse.CONNECTED_AND_SCRATCH : DatabaseUse.SCRATCH_APART;
  }

  /** A new database on that server, which is gone when it is closed. */
  public ScratchDatabase database(Desk desk) {
    return desk.toolbox().scratchDatabase(desk.terms(), server(desk), ScratchUse.TRACE);
  }

  /** The same with the definitions of a backup. */
  public ScratchDatabase database(Desk desk, StoredBackup definitions) {
    return desk.toolbox()
        .scratchDatabase(desk.terms(), server(desk), ScratchUse.TRACE, definitions);
  }

  private DatabaseSettings server(Desk desk) {
    Toolbox toolbox = desk.toolbox();
    return scratchUrl == null
        ? toolbox.scratchServer(desk.terms())
        : toolbox.other(scratchUrl, SCRATCH);
  }
}

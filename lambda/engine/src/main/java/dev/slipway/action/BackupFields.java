package dev.slipway.action;

/** The fields about backups that several actions have. */
public final class BackupFields {

  /** Whether a run saves the database first. */
  public static final Field<BackupChoice> BACKUP_FIRST =
      Field.of("backupFirst", Values.oneOf(BackupChoice.class), BackupChoice.AUTO)
          .formerly("backup")
          .word(
              "never",
              "--no-backup",
              "In a protected environment, go on without a backup; this is logged.")
          .word(
              "snapshot",
              "--snapshot",
              "Take an RDS snapshot first, and wait until it is available.");

  public static final Field<String> CONFIRM =
      Field.of("confirm", Values.TEXT)
          .option("DATABASE", "In a protected environment, the database's name.");

  private BackupFields() {}
}

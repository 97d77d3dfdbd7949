package dev.slipway.action;

/** The fields about backups that several actions have. */
public final class BackupFields {

  /** Whether a run saves the database first. */
  public static final Field<BackupChoice> BACKUP_FIRST =
      first("In a protected environment, go on without a backup; this is logged.")
          .formerly("backup");

  public static final Field<String> CONFIRM =
      Field.of("confirm", Values.TEXT)
          .option("DATABASE", "In a protected environment, the database's name.");

  private BackupFields() {}

  /** The same where {@code backup} is another field; {@code never} says what comes of none. */
  public static Field<BackupChoice> first(String never) {
    return Field.of("backupFirst", Values.oneOf(BackupChoice.class), BackupChoice.AUTO)
        .word("never", "--no-backup", never)
        .word(
            "snapshot",
            "--snapshot",
            "Take an RDS snapshot first, and wait until it is available.");
  }
}

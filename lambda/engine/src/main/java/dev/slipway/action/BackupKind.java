package dev.slipway.action;

/** In which form a backup is kept. */
public enum BackupKind {
  /** As files in the store. */
  FILES,
  /** As a snapshot of RDS. */
  SNAPSHOT;

  public static final Field<BackupKind> FIELD =
      Field.of("kind", Values.oneOf(BackupKind.class), FILES);
}

package dev.slipway.backup.restore;

/** Hears how a restore goes on, from several threads. Every method does nothing by default. */
public interface RestoreListener {

  /** The backup's files are being compared with its manifest: so many bytes. */
  default void restoreChecking(long bytes) {}

  /** More bytes were compared. */
  default void restoreChecked(long bytes) {}

  /** It is planned: so many units of work are left, and so many bytes of rows. */
  default void restorePlanned(int units, long bytes) {}

  /** More bytes of rows were sent to the server. */
  default void restoreSent(long bytes) {}

  /** A unit is done for good. */
  default void restoreUnitDone(String subject) {}
}

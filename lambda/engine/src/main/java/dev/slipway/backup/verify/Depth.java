package dev.slipway.backup.verify;

/** How closely a backup is looked at. */
public enum Depth {
  /** Which files there are, and how long; none is read but the manifest. */
  QUICK,
  /** Every file is read: hashes, lengths, rows. */
  FULL,
  /** It is also restored into a scratch database, which is then compared with it. */
  REHEARSE
}

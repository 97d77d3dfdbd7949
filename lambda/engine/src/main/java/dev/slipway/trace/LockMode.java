package dev.slipway.trace;

import java.util.Arrays;
import java.util.Locale;

/**
 * The modes of a table's lock, from the weakest (PostgreSQL manual, chapter 13.3.1, "Conflicting
 * Lock Modes").
 */
public enum LockMode {
  ACCESS_SHARE("AccessShareLock"),
  ROW_SHARE("RowShareLock"),
  ROW_EXCLUSIVE("RowExclusiveLock"),
  SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"),
  SHARE("ShareLock"),
  SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"),
  EXCLUSIVE("ExclusiveLock"),
  ACCESS_EXCLUSIVE("AccessExclusiveLock");

  private final String server;

  LockMode(String server) {
    this.server = server;
  }

  /** The mode as pg_locks names it. Throws IllegalArgumentException for what is none of a table. */
  public static LockMode of(String server) {
    return Arrays.stream(values())
        .filter(mode -> mode.server.equals(server))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(server + " is no lock of a table"));
  }

  /** True where a SELECT waits. */
  public boolean blocksReads() {
    return this == ACCESS_EXCLUSIVE;
  }

  /** True where INSERT, UPDATE and DELETE wait. */
  public boolean blocksWrites() {
    return compareTo(SHARE) >= 0;
  }

  /** True where statements that change the table or vacuum it wait: ALTER, CREATE INDEX, VACUUM. */
  public boolean blocksDdl() {
    return compareTo(SHARE_UPDATE_EXCLUSIVE) >= 0;
  }

  /** As the manual and LOCK TABLE write it. */
  public String words() {
    return name().toUpperCase(Locale.ROOT).replace('_', ' ');
  }
}

package dev.slipway.action;

/** What a request needs a database for. */
public enum DatabaseUse {
  /** It is connected to. */
  CONNECTED,
  /** Its name or its backups are asked for, if anything; it need not be there. */
  NAMED,
  /** The same, and a server is needed for what is thrown away afterwards. */
  SCRATCH,
  /** The same, and that server is never the one that is configured. */
  SCRATCH_APART,
  /** It is connected to, and such a server is needed too. */
  CONNECTED_AND_SCRATCH
}

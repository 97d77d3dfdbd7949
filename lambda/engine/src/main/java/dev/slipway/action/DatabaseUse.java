package dev.slipway.action;

/** What a request needs a database for. */
public enum DatabaseUse {
  /** It is connected to. */
  CONNECTED,
  /** Its backups are looked at; it need not be there. */
  NAMED,
  /** The same, and a server is needed for what is thrown away afterwards. */
  SCRATCH
}

package dev.slipway.backup.manifest;

import org.jspecify.annotations.Nullable;

/**
 * The database a backup was taken from.
 *
 * @param server the server's version, such as 18.6
 * @param serverId which server it was; unknown in backups of older versions
 * @param encoding the database's encoding; a restore needs one of the same
 * @param names how its names stand in the manifest
 * @param sorting who sorts its texts; unknown in backups of older versions
 * @param snapshot the exported snapshot that everything was read from
 * @param walPosition where the write-ahead log stood, as in {@code 0/1A2B3C4}
 */
public record Origin(
    String database,
    String server,
    ServerId serverId,
    String encoding,
    NameForm names,
    String collate,
    String ctype,
    Sorting sorting,
    String snapshot,
    String walPosition) {

  /** The origin as far as the database itself tells it. */
  public Origin(
      String database,
      String server,
      String encoding,
      String collate,
      String ctype,
      String snapshot,
      String walPosition) {
    this(
        database,
        server,
        ServerId.UNKNOWN,
        encoding,
        NameForm.UTF8,
        collate,
        ctype,
        Sorting.UNKNOWN,
        snapshot,
        walPosition);
  }

  /** The encoding of files of rows: bytes of no known encoding stay as they are. */
  public String rowsEncoding() {
    return knowsNoEncoding() ? encoding : "UTF8";
  }

  /** The encoding of a dump of the same; null for that of all sessions, which is UTF-8. */
  public @Nullable String dumpEncoding() {
    return knowsNoEncoding() ? encoding : null;
  }

  /** True where texts are bytes to the server. */
  public boolean knowsNoEncoding() {
    return encoding.equals("SQL_ASCII");
  }

  /** The same, of which is known who sorts its texts. */
  public Origin sortedBy(Sorting known) {
    return new Origin(
        database, server, serverId, encoding, names, collate, ctype, known, snapshot, walPosition);
  }

  /** The same with names that stand so in the manifest. */
  public Origin named(NameForm known) {
    return new Origin(
        database,
        server,
        serverId,
        encoding,
        known,
        collate,
        ctype,
        sorting,
        snapshot,
        walPosition);
  }

  /** The same on a server that is known. */
  public Origin on(ServerId known) {
    return new Origin(
        database, server, known, encoding, names, collate, ctype, sorting, snapshot, walPosition);
  }
}

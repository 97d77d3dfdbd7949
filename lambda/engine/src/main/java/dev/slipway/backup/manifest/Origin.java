package dev.slipway.backup.manifest;

/**
 * The database a backup was taken from.
 *
 * @param server the server's version, such as 18.6
 * @param serverId which server it was; unknown in backups of older versions
 * @param encoding the database's encoding; a restore needs one of the same
 * @param sorting who sorts its texts; unknown in backups of older versions
 * @param snapshot the exported snapshot that everything was read from
 * @param walPosition where the write-ahead log stood, as in {@code 0/1A2B3C4}
 */
public record Origin(
    String database,
    String server,
    ServerId serverId,
    String encoding,
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

  /** True where texts are bytes to the server. */
  public boolean knowsNoEncoding() {
    return encoding.equals("SQL_ASCII");
  }

  /** The same, of which is known who sorts its texts. */
  public Origin sortedBy(Sorting known) {
    return new Origin(
        database, server, serverId, encoding, collate, ctype, known, snapshot, walPosition);
  }

  /** The same on a server that is known. */
  public Origin on(ServerId known) {
    return new Origin(
        database, server, known, encoding, collate, ctype, sorting, snapshot, walPosition);
  }
}

package dev.slipway.backup.manifest;

/**
 * The database a backup was taken from.
 *
 * @param server the server's version, such as 18.6
 * @param encoding the database's encoding; a restore needs one of the same
 * @param snapshot the exported snapshot that everything was read from
 * @param walPosition where the write-ahead log stood, as in {@code 0/1A2B3C4}
 */
public record Origin(
    String database,
    String server,
    String encoding,
    String collate,
    String ctype,
    String snapshot,
    String walPosition) {}

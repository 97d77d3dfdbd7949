package dev.slipway.backup.part;

/**
 * A file as it was written.
 *
 * @param file its name in its folder
 * @param rows how many were written
 * @param bytes length of its text
 * @param sha256 hash of its text, hex
 * @param storedBytes length as stored
 * @param storedSha256 hash as stored, hex
 */
public record StoredFile(
    String file, long rows, long bytes, String sha256, long storedBytes, String storedSha256) {}

package dev.slipway.transfer.manifest;

/**
 * One file of an export.
 *
 * @param file its name in the export's folder
 * @param rows how many it holds
 * @param bytes length of its text
 * @param storedBytes length as stored, compressed or not
 * @param storedSha256 hash as stored, hex
 */
public record ExportedFile(
    String file, long rows, long bytes, long storedBytes, String storedSha256) {}

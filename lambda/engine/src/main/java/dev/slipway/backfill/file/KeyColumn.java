package dev.slipway.backfill.file;

/**
 * A column of the key that rows are gone through by.
 *
 * @param name as it is stored
 * @param type as the server writes it
 */
public record KeyColumn(String name, String type) {}

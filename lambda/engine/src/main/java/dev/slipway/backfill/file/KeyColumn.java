package dev.slipway.backfill.file;

/**
 * A column of the key that rows are gone through by.
 *
 * @param name as it is stored
 * @param type as the server writes it
 * @param operators the schema of the operators that compare it
 */
public record KeyColumn(String name, String type, String operators) {}

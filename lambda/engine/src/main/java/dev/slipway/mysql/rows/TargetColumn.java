package dev.slipway.mysql.rows;

/**
 * A column of PostgreSQL that values go to.
 *
 * @param type as {@code format_type} writes it
 * @param nullable whether it takes NULL
 */
public record TargetColumn(String name, String type, boolean nullable) {}

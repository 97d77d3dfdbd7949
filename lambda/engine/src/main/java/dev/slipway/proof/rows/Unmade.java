package dev.slipway.proof.rows;

/**
 * A table that got no rows.
 *
 * @param why what the server said of the last that was tried
 */
public record Unmade(String table, String why) {}

package dev.slipway.proof.rows;

import java.util.List;

/**
 * A foreign key.
 *
 * @param table what it refers to, as SQL writes it
 * @param referenced the columns there, in the order of {@code columns}
 * @param required whether none of the columns may be NULL
 */
record ForeignShape(
    List<String> columns, String table, List<String> referenced, boolean required) {}

/**
 * Rows for the tables of a scratch database, made up from what the catalogues say of their columns,
 * and what becomes of them.
 */
@NullMarked
package dev.slipway.proof.rows;

import org.jspecify.annotations.NullMarked;

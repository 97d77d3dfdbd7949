package dev.slipway.proof;

import dev.slipway.proof.rows.Unmade;
import java.util.List;

/**
 * The rows that the tables of a proof had.
 *
 * @param count how many were made
 * @param unmade tables for which none could be made
 */
public record RowsMade(long seed, long count, List<Unmade> unmade) {}

package dev.slipway.backup.restore.unit;

import java.util.List;

/**
 * What became of a unit that could not be done as a whole.
 *
 * @param leftOut what was left out, a line each
 * @param rows how many of its rows are there
 */
public record Salvaged(List<String> leftOut, long rows) {}

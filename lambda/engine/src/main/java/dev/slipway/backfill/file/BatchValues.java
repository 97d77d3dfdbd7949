package dev.slipway.backfill.file;

import java.util.List;
import java.util.Map;

/**
 * What one batch is run with, all of it as texts.
 *
 * @param from the first key, a text a column; empty for a statement without bounds
 * @param to the last key likewise
 * @param size how many rows at most
 * @param parameters the values of all parameters by name
 */
public record BatchValues(
    List<String> from, List<String> to, int size, Map<String, String> parameters) {}

package dev.slipway.bench.result;

import java.util.Map;

/**
 * A benchmark that was measured.
 *
 * @param at the day and minute, UTC
 * @param commit of Slipway
 * @param load of the machine before it began
 * @param versions by the names of those who took part
 */
public record Run(
    String benchmark,
    String title,
    String at,
    String commit,
    String system,
    double load,
    Map<String, String> versions,
    Outcome outcome) {}

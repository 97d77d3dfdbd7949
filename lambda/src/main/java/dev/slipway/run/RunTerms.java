package dev.slipway.run;

import dev.slipway.config.Settings;

/** What a run has to keep to, and who hears of it. */
public record RunTerms(Settings settings, Deadline deadline, RunListener listener) {}

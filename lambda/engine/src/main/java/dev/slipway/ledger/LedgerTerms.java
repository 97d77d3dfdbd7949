package dev.slipway.ledger;

import dev.slipway.config.Settings;

/** What every run has to keep to, whatever it does, and who hears of it. */
public record LedgerTerms(Settings settings, Deadline deadline, LedgerListener listener) {}

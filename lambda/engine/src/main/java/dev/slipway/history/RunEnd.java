package dev.slipway.history;

import org.jspecify.annotations.Nullable;

/** How a run ended, for the audit log. */
public record RunEnd(
    RunStatus status,
    @Nullable String fromVersion,
    @Nullable String toVersion,
    int applied,
    @Nullable String backupUri,
    @Nullable String message) {}

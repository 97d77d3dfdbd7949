package dev.slipway.backup.retention;

/** What becomes of one backup. */
public record Decision(Candidate backup, Fate fate) {}

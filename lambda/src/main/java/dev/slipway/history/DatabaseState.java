package dev.slipway.history;

/** What a database is and what it remembers, read at one moment. */
public record DatabaseState(DatabaseFacts facts, History history) {}

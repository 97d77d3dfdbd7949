package dev.slipway.trace;

import java.util.List;

/** What migrations have done, one behind the other, on a database that nobody else was in. */
public record Trace(List<TracedMigration> migrations) {}

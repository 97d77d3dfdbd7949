package dev.slipway.storage;

import java.time.Instant;

/** A complete object. */
public record StoredObject(String key, long bytes, Instant modified) {}

package dev.slipway.storage;

import java.time.Instant;

/**
 * One complete object.
 *
 * @param bytes its size
 * @param modified when it was completed, by the clock of the store
 */
public record StoredObject(String key, long bytes, Instant modified) {}

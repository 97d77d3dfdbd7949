package dev.slipway.postgres;

import java.time.Duration;

/**
 * How long a session was to wait before we set it up: what its role, its database or the server
 * say. Zero is no limit.
 */
public record Timeouts(Duration lock, Duration statement) {}

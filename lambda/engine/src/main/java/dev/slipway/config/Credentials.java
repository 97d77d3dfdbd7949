package dev.slipway.config;

import org.jspecify.annotations.Nullable;

/**
 * Who logs in, and how.
 *
 * @param password null when the server asks for none
 */
public record Credentials(String user, @Nullable Secret password) {}

package dev.slipway.backup.manifest;

/** An extension that must be available where a backup is restored. */
public record Extension(String name, String version, String schema) {}

package dev.slipway.backup;

import dev.slipway.backup.manifest.Manifest;

/**
 * A backup that is complete.
 *
 * @param uri where it is; ends with a slash
 * @param bytes what its files take in the store, the manifest included
 */
public record BackupResult(String uri, Manifest manifest, long bytes) {}

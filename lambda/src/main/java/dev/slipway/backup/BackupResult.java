package dev.slipway.backup;

import dev.slipway.backup.manifest.Manifest;

/** A backup that is complete, and where it is: a URI that ends with a slash. */
public record BackupResult(String uri, Manifest manifest) {}

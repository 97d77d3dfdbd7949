package dev.slipway.transfer.folder;

/** How long a file is as stored, and its SHA-256. */
record StoredDigest(long bytes, String sha256) {}

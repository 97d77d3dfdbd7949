package dev.slipway.transfer.manifest;

/**
 * Where an export comes from.
 *
 * @param product {@code PostgreSQL}, {@code MySQL} or {@code MariaDB}
 * @param version of its server
 * @param environment empty where nobody said one
 */
public record ExportSource(String product, String version, String database, String environment) {}

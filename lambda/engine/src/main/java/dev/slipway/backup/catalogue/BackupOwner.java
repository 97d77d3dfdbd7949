package dev.slipway.backup.catalogue;

/**
 * Whose backups are meant.
 *
 * @param environment such as prod; its case does not count
 * @param database the database's name
 */
public record BackupOwner(String environment, String database) {}

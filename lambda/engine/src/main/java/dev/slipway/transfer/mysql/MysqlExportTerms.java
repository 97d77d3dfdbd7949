package dev.slipway.transfer.mysql;

import dev.slipway.config.MysqlSettings;
import dev.slipway.transfer.manifest.Packing;
import dev.slipway.transfer.source.RowChoice;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What an export of MySQL is to be like.
 *
 * @param choice which rows of which tables, as if they were of the schema public
 * @param toolVersion our version, for the manifest
 * @param notices hears what the user should know
 */
public record MysqlExportTerms(
    UUID runId,
    String environment,
    MysqlSettings source,
    RowChoice choice,
    Packing packing,
    String toolVersion,
    Consumer<String> notices) {}

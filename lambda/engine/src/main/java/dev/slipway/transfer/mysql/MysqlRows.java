package dev.slipway.transfer.mysql;

import dev.slipway.config.MysqlSettings;

/**
 * MySQL as what rows come from.
 *
 * @param rejects hears of those that cannot go in
 */
public record MysqlRows(MysqlSettings settings, RejectLog rejects) {}

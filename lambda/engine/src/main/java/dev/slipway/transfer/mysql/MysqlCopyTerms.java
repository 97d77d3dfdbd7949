package dev.slipway.transfer.mysql;

import dev.slipway.config.MysqlSettings;
import dev.slipway.transfer.load.LoadTerms;
import dev.slipway.transfer.table.TableChoice;

/**
 * What a copy from MySQL is to be like.
 *
 * @param choice which tables of the target
 * @param load how rows go in
 */
public record MysqlCopyTerms(MysqlSettings source, TableChoice choice, LoadTerms load) {}

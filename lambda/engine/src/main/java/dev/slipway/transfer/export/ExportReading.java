package dev.slipway.transfer.export;

import dev.slipway.postgres.Session;
import dev.slipway.transfer.source.OwnPath;
import dev.slipway.transfer.source.SourcePlan;

/**
 * What an export reads.
 *
 * @param session has all locks
 */
record ExportReading(Session session, OwnPath path, SourcePlan plan) {}

package dev.slipway.ledger;

import dev.slipway.backup.manifest.ServerId;
import dev.slipway.backup.restore.target.UnfinishedRestore;
import java.util.Optional;

/**
 * What a restore finds when it begins.
 *
 * @param unfinished what an earlier call has begun and not ended
 * @param server the server that is restored to
 */
public record RestoreStart(Optional<UnfinishedRestore> unfinished, ServerId server) {}

package dev.slipway.backup.rehearse;

import dev.slipway.config.Credentials;
import dev.slipway.postgres.Connector;
import org.jspecify.annotations.Nullable;

/** Leads to databases of the server that is rehearsed on. */
@FunctionalInterface
public interface ScratchConnections {

  /** Leads to one, as somebody else where that is not null. Opens nothing yet. */
  Connector to(String database, @Nullable Credentials as);
}

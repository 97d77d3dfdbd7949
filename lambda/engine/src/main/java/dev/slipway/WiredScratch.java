package dev.slipway;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.rehearse.DefinedScratch;
import dev.slipway.backup.rehearse.Rehearsal;
import dev.slipway.backup.rehearse.RehearsalTime;
import dev.slipway.backup.rehearse.ScratchConnections;
import dev.slipway.backup.rehearse.ScratchDatabase;
import dev.slipway.backup.rehearse.ScratchUse;
import dev.slipway.config.Credentials;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.error.InvalidInput;
import dev.slipway.postgres.Connector;
import dev.slipway.run.RunTerms;
import org.jspecify.annotations.Nullable;

/** Makes scratch databases, and what rehearses backups in them, out of settings. */
final class WiredScratch {

  /** Makes what opens sessions on a database, for a purpose. */
  @FunctionalInterface
  interface Connections {
    Connector connector(RunTerms terms, DatabaseSettings database, String purpose);
  }

  private final @Nullable DatabaseSettings server;
  private final Connections connections;

  /** {@code server}: a database of the server that they are made on, null for none. */
  WiredScratch(@Nullable DatabaseSettings server, Connections connections) {
    this.server = server;
    this.connections = connections;
  }

  Rehearsal rehearsal(RunTerms terms) {
    return new Rehearsal(
        server().name(),
        connections(terms, server(), "rehearsal"),
        terms.listener(),
        new RehearsalTime(() -> terms.deadline().limit(), terms.deadline()::isInterrupted));
  }

  DatabaseSettings server(RunTerms terms) {
    DatabaseSettings scratch = server();
    DatabaseSettings live = terms.settings().database();
    if (terms.settings().isProtected()
        && live != null
        && live.address().equals(scratch.address())) {
      throw new InvalidInput(
          "The scratch database would be on "
              + scratch.address()
              + ", the server of "
              + terms.settings().environment()
              + ". Try migrations on another: with the command line, or with the URL of one to"
              + " spare. Nothing was done.");
    }
    return scratch;
  }

  ScratchDatabase database(RunTerms terms, DatabaseSettings on, ScratchUse use) {
    return ScratchDatabase.create(on.name(), connections(terms, on, "scratch"), use);
  }

  ScratchDatabase database(
      RunTerms terms, DatabaseSettings on, ScratchUse use, StoredBackup backup) {
    return DefinedScratch.of(
        on.name(), connections(terms, on, "scratch"), use, backup, terms.listener()::notice);
  }

  private DatabaseSettings server() {
    if (server == null) {
      throw new InvalidInput(
          "There is no server for a scratch database. Set DATABASE_URL to one. Nothing was done.");
    }
    return server;
  }

  private ScratchConnections connections(RunTerms terms, DatabaseSettings on, String purpose) {
    return (name, as) -> connections.connector(terms, place(on.withName(name), as), purpose);
  }

  private static DatabaseSettings place(DatabaseSettings database, @Nullable Credentials as) {
    return as == null ? database : database.withCredentials(as);
  }
}

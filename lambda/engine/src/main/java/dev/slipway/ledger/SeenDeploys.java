package dev.slipway.ledger;

import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.Deploy;
import dev.slipway.history.HistoryStore;
import dev.slipway.history.RunOpening;
import dev.slipway.migration.Version;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The deploys of one custom resource that a database has seen. */
public final class SeenDeploys {

  /** Nothing is locked, so another deploy may have made the table, or its schema, meanwhile. */
  private static final Set<String> MADE_MEANWHILE = Set.of("42P07", "42P06", "23505");

  private final String schema;
  private final String resource;
  private final RunSessions sessions;
  private final HistoryStore store;

  /** Those in a history schema; connects when it is asked for something. */
  public SeenDeploys(String schema, String resource, Connector connector) {
    this.schema = schema;
    this.resource = resource;
    this.sessions = new RunSessions(connector);
    this.store = new HistoryStore(schema);
  }

  /** The newest, newest first. Two round trips. */
  public List<Deploy> newest() {
    return sessions.use(session -> store.deploys(session, facts(session), resource));
  }

  /**
   * Writes one down that has failed before it began a run, where it is the first: what takes it
   * back is known for that by nothing else. Throws {@code dev.slipway.history.NotOurs}, {@code
   * dev.slipway.history.ForeignTable} or {@code dev.slipway.history.UnableToWriteHistory} where
   * nothing can be written.
   *
   * @param from fingerprint of the resource's properties before
   * @param to fingerprint of those that it brought
   */
  public void addFirst(String request, @Nullable String from, String to) {
    sessions.use(
        session -> {
          try {
            return note(session, request, from, to);
          } catch (SqlFailure e) {
            if (!MADE_MEANWHILE.contains(e.sqlState())) {
              throw e;
            }
            session.rollBack();
            return note(session, request, from, to);
          }
        });
  }

  private DatabaseFacts note(Session session, String request, @Nullable String from, String to) {
    DatabaseFacts facts = facts(session);
    if (store.deploys(session, facts, resource).isEmpty()) {
      String version = version(session, facts);
      Deploy deploy = new Deploy(request, resource, from, to, version, false);
      new RunOpening(schema).note(session, facts, deploy);
    }
    return facts;
  }

  private @Nullable String version(Session session, DatabaseFacts facts) {
    return store.read(session, facts, false).current().map(Version::toString).orElse(null);
  }

  private DatabaseFacts facts(Session session) {
    return RunSessions.facts(session, schema);
  }
}

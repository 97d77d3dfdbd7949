package dev.slipway.ledger;

import dev.slipway.backup.catalogue.ServerIds;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.config.Settings;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.History;
import dev.slipway.history.HistoryStore;
import dev.slipway.history.Run;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What a database remembers of its runs, for those that write nothing. Besides connecting, that
 * costs two round trips where nothing else is said.
 */
public final class LedgerReader {

  /** The session of a run that was killed may take a moment to end. */
  private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

  private final Settings settings;
  private final Deadline deadline;
  private final LedgerListener listener;
  private final RunSessions sessions;
  private final HistoryStore store;

  /** The ledger of one database; connects when it is asked for something. */
  public LedgerReader(
      Settings settings, Deadline deadline, LedgerListener listener, Connector connector) {
    this.settings = settings;
    this.deadline = deadline;
    this.listener = listener;
    this.sessions = new RunSessions(connector);
    this.store = new HistoryStore(settings.historySchema());
  }

  /** What the database is and remembers; nothing is locked or written. Two round trips. */
  public DatabaseState look(boolean withDownScripts) {
    return sessions.use(
        session -> {
          DatabaseFacts facts = facts(session);
          History history = store.read(session, facts, withDownScripts);
          facts.warnings().forEach(listener::notice);
          warnOfOther(history.environment());
          return new DatabaseState(facts, history);
        });
  }

  /** The newest runs, newest first. Two round trips. */
  public List<Run> runs(int limit) {
    List<Run> runs = sessions.use(session -> store.runs(session, facts(session), limit));
    warnOfOther(runs.stream().map(Run::environment).filter(Objects::nonNull).findFirst());
    return runs;
  }

  /** Those runs that the database never had, as far as it keeps an audit log. Two round trips. */
  public Set<String> unknown(Collection<String> runs) {
    return sessions.use(session -> store.unknown(session, facts(session), runs));
  }

  /** Which server the database is on. One round trip. */
  public ServerId server() {
    return sessions.use(session -> ServerIds.of(session, sessions.database()));
  }

  /**
   * Reads under the run lock, so that no run is half done meanwhile; nothing is written. Throws
   * {@link RunLockNotObtained} soon when a run is under way, and what {@code reader} throws. Three
   * round trips besides those of {@code reader}.
   */
  public <R> R inspect(BiFunction<Session, DatabaseFacts, R> reader) {
    return inspect(this::warnOfOther, reader);
  }

  /**
   * The same for what is to be changed afterwards: where that would be refused for another
   * environment, nothing is read.
   */
  public <R> R inspectToChange(BiFunction<Session, DatabaseFacts, R> reader) {
    return inspect(
        remembered -> new RememberedEnvironment(settings).refuse(remembered.orElse(null)), reader);
  }

  private <R> R inspect(
      Consumer<Optional<String>> environment, BiFunction<Session, DatabaseFacts, R> reader) {
    return sessions.use(
        session -> {
          DatabaseFacts facts =
              sessions.acquire(
                  new RunLock(session, new LedgerTerms(settings, deadline, listener)),
                  session,
                  SHORT_WAIT);
          facts.warnings().forEach(listener::notice);
          environment.accept(Optional.ofNullable(store.environment(session, facts)));
          return reader.apply(session, facts);
        });
  }

  private void warnOfOther(Optional<String> remembered) {
    if (remembered.isPresent()) {
      new RememberedEnvironment(settings).tell(remembered, listener);
    }
  }

  private DatabaseFacts facts(Session session) {
    return RunSessions.facts(session, settings.historySchema());
  }
}

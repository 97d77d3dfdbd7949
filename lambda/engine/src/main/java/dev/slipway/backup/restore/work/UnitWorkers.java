package dev.slipway.backup.restore.work;

import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.backup.restore.unit.Unit;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.time.Join;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sessions that do the units of a phase side by side. The first failure stops all. */
public final class UnitWorkers implements AutoCloseable {

  /** What stops the workers that did not fail. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Connector connector;
  private final RestoreTerms terms;
  private final UnitRunner runner;
  private final Queue<Session> idle = new ConcurrentLinkedQueue<>();
  private final Queue<Session> busy = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable UnitFailure> failure = new AtomicReference<>();

  /** Workers, which connect when there is work. */
  public UnitWorkers(Connector connector, RestoreTerms terms, UnitRunner runner) {
    this.connector = connector;
    this.terms = terms;
    this.runner = runner;
  }

  /** Throws when another worker has failed: nothing is worth being gone on with. */
  public void stopIfFailed() {
    if (failure.get() != null) {
      throw new Stopped();
    }
  }

  /** Works until all is done; false when the deadline came first. Throws {@link UnitFailure}. */
  public boolean work(Phase phase) {
    UnitQueue queue = new UnitQueue(phase);
    int count = phase.parallel() ? Math.min(terms.workers(), phase.units().size()) : 1;
    List<Thread> threads =
        IntStream.range(0, count)
            .mapToObj(i -> new Thread(() -> work(queue), "restore-" + i))
            .toList();
    threads.forEach(Thread::start);
    threads.forEach(thread -> Join.of(thread, e -> stop(queue, e)));
    UnitFailure first = failure.get();
    if (first != null) {
      throw first;
    }
    return queue.isDone();
  }

  private void work(UnitQueue queue) {
    Unit unit = null;
    try {
      Session session = session();
      busy.add(session);
      while (terms.allowsUnit() && (unit = queue.take()) != null) {
        if (!runner.run(unit, session)) {
          break;
        }
        queue.finished(unit);
      }
      busy.remove(session);
      idle.add(session);
    } catch (InterruptedException | RuntimeException | Error e) {
      queue.close();
      fail(new UnitFailure(unit, e));
    } finally {
      queue.close();
    }
  }

  private Session session() {
    Session session = idle.poll();
    if (session == null) {
      session = connector.open();
      session.execute(WorkerSettings.sql(terms.workers()));
    }
    return session;
  }

  /** The first failure counts; what the others are waiting for is cancelled. */
  private void fail(UnitFailure reason) {
    if (failure.compareAndSet(null, reason)) {
      busy.forEach(Session::cancel);
    }
  }

  private void stop(UnitQueue queue, InterruptedException reason) {
    queue.close();
    fail(new UnitFailure(null, reason));
  }

  @Override
  public void close() {
    idle.forEach(Session::close);
    busy.forEach(Session::close);
  }
}

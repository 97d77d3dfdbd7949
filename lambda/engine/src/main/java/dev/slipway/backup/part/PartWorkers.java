package dev.slipway.backup.part;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.progress.WorkListener;
import dev.slipway.time.Join;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sessions on one snapshot that write files side by side. The first failure stops all: the others
 * end with the next bytes they read.
 */
public final class PartWorkers {

  /** What stops the workers that did not fail. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** How often the time is looked at. */
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Few beside what a server keeps room for: 64 a connection (max_locks_per_transaction). */
  private static final int MOST_LOCKED = 300;

  private final Connector connector;
  private final SharedSnapshot snapshot;
  private final TimeLimit limit;
  private final WorkListener listener;
  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable PartFailure> failure = new AtomicReference<>();
  private volatile List<Thread> threads = List.of();

  /** All stop when the time is over. */
  public PartWorkers(
      Connector connector, SharedSnapshot snapshot, TimeLimit limit, WorkListener listener) {
    this.connector = connector;
    this.snapshot = snapshot;
    this.limit = limit;
    this.listener = listener;
  }

  /** Told of bytes that were read; throws when the work is to stop. */
  public void read(long bytes) {
    if (failure.get() != null) {
      throw new Stopped();
    }
    listener.bytesMoved(bytes);
  }

  /**
   * Works until all is done; what is in one list is done in turn. Throws {@link PartFailure}, the
   * first one, when all have stopped.
   */
  public <J extends SnapshotJob, R> List<R> work(
      Collection<List<J>> jobs, JobWriter<J, R> writer, int count) {
    Orders<J, R> orders = new Orders<>(new ConcurrentLinkedQueue<>(jobs), writer);
    threads =
        IntStream.range(0, Math.min(count, jobs.size()))
            .mapToObj(i -> new Thread(() -> work(orders), "part-" + i))
            .toList();
    threads.forEach(Thread::start);
    threads.forEach(this::await);
    PartFailure first = failure.get();
    if (first != null) {
      throw first;
    }
    return List.copyOf(orders.done());
  }

  /** What is to be done, and what was made of it so far. */
  private record Orders<J extends SnapshotJob, R>(
      Queue<List<J>> queue, JobWriter<J, R> writer, List<R> done) {

    Orders(Queue<List<J>> queue, JobWriter<J, R> writer) {
      this(queue, writer, Collections.synchronizedList(new ArrayList<>()));
    }
  }

  private void work(Orders<?, ?> orders) {
    try (Session session = connector.open()) {
      sessions.add(session);
      try {
        snapshot.join(session);
        workOff(orders, session);
      } finally {
        sessions.remove(session);
      }
    } catch (PartFailure e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      fail(new PartFailure("opening a session on the snapshot", e));
    }
  }

  private <J extends SnapshotJob> void workOff(Orders<J, ?> orders, Session session) {
    int worked = 0;
    List<J> jobs;
    while (failure.get() == null && (jobs = orders.queue().poll()) != null) {
      if (worked > MOST_LOCKED) {
        snapshot.joinAnew(session);
        worked = 0;
      }
      work(jobs, orders, session);
      worked += jobs.size();
    }
  }

  private <J extends SnapshotJob> void work(List<J> jobs, Orders<J, ?> orders, Session session) {
    boolean all = jobs.size() > 1 && locked(jobs, session);
    for (J job : jobs) {
      if (failure.get() != null) {
        return;
      }
      work(job, orders, session, () -> all || locked(List.of(job), session));
    }
  }

  private <J extends SnapshotJob, R> void work(
      J job, Orders<J, R> orders, Session session, BooleanSupplier locked) {
    JobWriter<J, R> writer = orders.writer();
    try {
      boolean mayRead = !job.isForReader() && locked.getAsBoolean();
      orders.done().add(mayRead ? writer.write(job, session) : writeByReader(writer, job));
      listener.thingDone(writer.file(job), job.estimate());
    } catch (IOException | RuntimeException | Error e) {
      throw new PartFailure("writing " + job.subject(), e);
    }
  }

  /** The first failure counts. Whoever waits for the server, or before he tries again, is woken. */
  private void fail(PartFailure reason) {
    if (failure.compareAndSet(null, reason)) {
      sessions.forEach(Session::cancel);
      threads.forEach(Thread::interrupt);
    }
  }

  private static boolean locked(List<? extends SnapshotJob> jobs, Session session) {
    return TableLocks.taken(
        jobs.stream().map(SnapshotJob::locks).flatMap(List::stream).distinct().toList(), session);
  }

  /** The reader has its locks already and waits behind nobody. */
  private <J extends SnapshotJob, R> R writeByReader(JobWriter<J, R> writer, J job)
      throws IOException {
    synchronized (snapshot) {
      return writer.write(job, snapshot.reader());
    }
  }

  private void await(Thread thread) {
    Join.of(thread, LOOK, this::look, e -> fail(new PartFailure("working", e)));
  }

  private void look() {
    if (limit.isOver().getAsBoolean()) {
      fail(new PartFailure("writing its files", limit.failure().get()));
    }
  }
}

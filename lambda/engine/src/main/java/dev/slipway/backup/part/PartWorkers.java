package dev.slipway.backup.part;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.progress.WorkListener;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sessions on one snapshot that write the parts of a backup side by side. The first failure stops
 * all: the others end with the next bytes they read.
 */
public final class PartWorkers {

  /** What stops the workers that did not fail. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** How often the time is looked at. */
  private static final long LOOK_MILLIS = 200;

  private final Connector connector;
  private final SharedSnapshot snapshot;
  private final BooleanSupplier outOfTime;
  private final WorkListener listener;
  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable PartFailure> failure = new AtomicReference<>();
  private volatile List<Thread> threads = List.of();
  private final List<Part> parts = Collections.synchronizedList(new ArrayList<>());

  /** All stop when {@code outOfTime} becomes true. */
  public PartWorkers(
      Connector connector,
      SharedSnapshot snapshot,
      BooleanSupplier outOfTime,
      WorkListener listener) {
    this.connector = connector;
    this.snapshot = snapshot;
    this.outOfTime = outOfTime;
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
  public List<Part> work(Collection<List<PartJob>> jobs, PartWriter writer, int count) {
    Queue<List<PartJob>> queue = new ConcurrentLinkedQueue<>(jobs);
    threads =
        IntStream.range(0, Math.min(count, jobs.size()))
            .mapToObj(i -> new Thread(() -> work(queue, writer), "backup-" + i))
            .toList();
    threads.forEach(Thread::start);
    threads.forEach(this::join);
    PartFailure first = failure.get();
    if (first != null) {
      throw first;
    }
    return List.copyOf(parts);
  }

  private void work(Queue<List<PartJob>> queue, PartWriter writer) {
    try (Session session = connector.open()) {
      sessions.add(session);
      try {
        session.execute(snapshot.join());
        work(queue, writer, session);
      } finally {
        sessions.remove(session);
      }
    } catch (PartFailure e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      fail(new PartFailure("opening a session on the snapshot", e));
    }
  }

  private void work(Queue<List<PartJob>> queue, PartWriter writer, Session session) {
    List<PartJob> jobs;
    while (failure.get() == null && (jobs = queue.poll()) != null) {
      work(jobs, writer, session);
    }
  }

  private void work(List<PartJob> jobs, PartWriter writer, Session session) {
    boolean all = jobs.size() > 1 && locked(jobs, session);
    for (PartJob job : jobs) {
      if (failure.get() != null) {
        return;
      }
      work(job, writer, session, () -> all || locked(List.of(job), session));
    }
  }

  private void work(PartJob job, PartWriter writer, Session session, BooleanSupplier locked) {
    try {
      boolean mayRead = !job.isForReader() && locked.getAsBoolean();
      Part part = mayRead ? writer.write(job, session) : writeByReader(writer, job);
      parts.add(part);
      listener.thingDone(part.file(), job.estimate());
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

  private static boolean locked(List<PartJob> jobs, Session session) {
    return TableLocks.taken(
        jobs.stream().map(PartJob::table).flatMap(Stream::ofNullable).distinct().toList(), session);
  }

  /** The reader has its locks already and waits behind nobody. */
  private Part writeByReader(PartWriter writer, PartJob job) throws IOException {
    synchronized (snapshot) {
      return writer.write(job, snapshot.reader().session());
    }
  }

  private void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join(LOOK_MILLIS);
        if (outOfTime.getAsBoolean()) {
          fail(new PartFailure("writing its files", new OutOfTime()));
        }
      } catch (InterruptedException e) {
        interrupted = true;
        fail(new PartFailure("working", e));
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.slipway.backup;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sessions on one snapshot that write the parts of a backup side by side. The first failure stops
 * all: the others end with the next bytes they read.
 */
final class Workers {

  /** What stops the workers that did not fail. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Connector connector;
  private final Session holder;
  private final String snapshot;
  private final BackupListener listener;
  private final AtomicReference<@Nullable PartFailure> failure = new AtomicReference<>();
  private volatile List<Thread> threads = List.of();
  private final List<Part> parts = Collections.synchronizedList(new ArrayList<>());

  /** {@code holder} has the snapshot, and a lock on every table. */
  Workers(Connector connector, Session holder, String snapshot, BackupListener listener) {
    this.connector = connector;
    this.holder = holder;
    this.snapshot = snapshot;
    this.listener = listener;
  }

  /** Told of bytes that were read; throws when the work is to stop. */
  void read(long bytes) {
    if (failure.get() != null) {
      throw new Stopped();
    }
    listener.backupRead(bytes);
  }

  /** Works until all is done. Throws {@link PartFailure}, the first one, when all have stopped. */
  List<Part> work(Collection<PartJob> jobs, PartWriter writer, int count) {
    Queue<PartJob> queue = new ConcurrentLinkedQueue<>(jobs);
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

  private void work(Queue<PartJob> queue, PartWriter writer) {
    String doing = "opening a session on the snapshot";
    try (Session session = connector.open()) {
      session.execute(
          CatalogueSql.BEGIN
              + "SET TRANSACTION SNAPSHOT '"
              + snapshot
              + "';\n"
              + CatalogueSql.SETTINGS);
      PartJob job;
      while (failure.get() == null && (job = queue.poll()) != null) {
        doing = "writing " + job.subject();
        Part part = mayRead(session, job) ? writer.write(job, session) : writeByHolder(writer, job);
        parts.add(part);
        listener.backupPartDone(part, job.estimate());
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(new PartFailure(doing, e));
    }
  }

  /** The first failure counts. A dumper, or whoever waits before he tries again, is woken. */
  private void fail(PartFailure reason) {
    if (failure.compareAndSet(null, reason)) {
      threads.forEach(Thread::interrupt);
    }
  }

  /**
   * False while somebody waits for a stronger lock on the job's table: he waits for the holder, and
   * this session would wait behind him for ever.
   */
  private static boolean mayRead(Session session, PartJob job) {
    TableRows table = job.table();
    if (table == null) {
      return true;
    }
    try {
      session.execute(
          "SAVEPOINT before_lock;\nLOCK TABLE ONLY "
              + table.quoted()
              + " IN ACCESS SHARE MODE NOWAIT;\nRELEASE SAVEPOINT before_lock");
      return true;
    } catch (SqlFailure e) {
      if (!e.sqlState().equals(LOCK_NOT_AVAILABLE)) {
        throw e;
      }
      session.execute("ROLLBACK TO SAVEPOINT before_lock;\nRELEASE SAVEPOINT before_lock");
      return false;
    }
  }

  /** The holder has its lock already and waits behind nobody. */
  private Part writeByHolder(PartWriter writer, PartJob job) throws IOException {
    synchronized (holder) {
      return writer.write(job, holder);
    }
  }

  private void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
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

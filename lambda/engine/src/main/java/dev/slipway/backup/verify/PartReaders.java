package dev.slipway.backup.verify;

import dev.slipway.backup.manifest.Part;
import dev.slipway.error.Count;
import dev.slipway.error.Problem;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Reads the files of one backup side by side; what stops one of the readers stops all. */
final class PartReaders {

  /** What stops the readers that did not fail. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Hashing keeps a processor busy; more readers than a few would wait for the store. */
  private static final int MOST = 4;

  private static final long POLL_MILLIS = 200;

  /** Reads one part, and tells the meter of every bite, which may throw to stop it. */
  @FunctionalInterface
  interface Reader {
    Optional<Problem> problem(Part part, LongConsumer meter);
  }

  private final String uri;
  private final int workers;
  private final WorkListener listener;
  private final BooleanSupplier hasTime;
  private final List<Problem> found = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger done = new AtomicInteger();
  private volatile String last = "none was read";
  private volatile boolean stopped;

  PartReaders(String uri, int workers, WorkListener listener, BooleanSupplier hasTime) {
    this.uri = uri;
    this.workers = workers;
    this.listener = listener;
    this.hasTime = hasTime;
  }

  /** Adds what is wrong with parts to the problems. Throws what a reader throws first. */
  void read(List<Part> parts, Reader reader, List<Problem> problems) {
    long bytes = parts.stream().mapToLong(Part::bytes).sum();
    listener.workBegins(new Work("verify-backup", "file", parts.size(), bytes, false));
    if (!hasTime.getAsBoolean()) {
      throw unfinished(parts.size(), problems);
    }
    ExecutorService pool = Executors.newFixedThreadPool(workers, PartReaders::thread);
    try {
      await(submit(pool, parts, reader), parts.size(), problems);
      problems.addAll(found);
    } finally {
      // A reader that hangs in the store is not waited for: the time may have ended.
      stopped = true;
      pool.shutdownNow();
    }
  }

  /** As many as are of use here. */
  static int workers() {
    return Math.max(2, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "verify-backup");
    thread.setDaemon(true);
    return thread;
  }

  /** The longest first, so that none is left over at the end. */
  private CompletableFuture<Void> submit(ExecutorService pool, List<Part> parts, Reader reader) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    if (parts.isEmpty()) {
      end.complete(null);
    }
    parts.stream()
        .sorted(Comparator.comparingLong(Part::bytes).reversed())
        .forEach(part -> pool.execute(() -> read(part, reader, parts.size(), end)));
    return end;
  }

  private void read(Part part, Reader reader, int all, CompletableFuture<Void> end) {
    try {
      meter(0);
      reader.problem(part, this::meter).ifPresent(found::add);
      listener.thingDone(part.file(), part.bytes());
      last = part.file() + " was the last";
      if (done.incrementAndGet() == all) {
        end.complete(null);
      }
    } catch (RuntimeException | Error e) {
      end.completeExceptionally(e);
    }
  }

  private void meter(long bytes) {
    if (stopped) {
      throw new Stopped();
    }
    listener.bytesMoved(bytes);
  }

  private void await(CompletableFuture<Void> end, int all, List<Problem> problems) {
    while (!end.isDone()) {
      if (!hasTime.getAsBoolean()) {
        throw unfinished(all, problems);
      }
      try {
        end.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Another look at the time.
      } catch (ExecutionException e) {
        break;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw unfinished(all, problems);
      }
    }
    rethrow(end);
  }

  private VerifyUnfinished unfinished(int all, List<Problem> problems) {
    problems.addAll(List.copyOf(found));
    String how = done.get() + " of " + Count.of(all, "file") + " were read (" + last + ")";
    return new VerifyUnfinished(uri, how, problems);
  }

  private static void rethrow(CompletableFuture<Void> end) {
    try {
      end.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}

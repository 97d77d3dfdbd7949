package dev.slipway.backup.restore.compare;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.dump.SchemaDumper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The end of a whole restore: compares within the time that is left. The database is restored by
 * then, so that what hinders comparing is a warning.
 */
public final class Comparing {

  /** The answer takes some time too. */
  private static final Duration SPARE = Duration.ofSeconds(5);

  /** Of that, what a dump may take to end. */
  private static final Duration ENDING = Duration.ofSeconds(3);

  private final Connector connector;
  private final IntFunction<SchemaDumper> dumpers;
  private final List<String> differences = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** Opens nothing yet; {@code dumpers} gives a dumper for a server's major version. */
  public Comparing(Connector connector, IntFunction<SchemaDumper> dumpers) {
    this.connector = connector;
    this.dumpers = dumpers;
  }

  /** What is otherwise than in the backup. */
  public List<String> differences() {
    return differences;
  }

  /** What was not compared, and why. */
  public List<String> warnings() {
    return warnings;
  }

  /** Compares; {@code leftOut} is not told again. */
  public void compare(RestoredDefinitions restored, List<String> leftOut) {
    ExecutorService thread = Executors.newSingleThreadExecutor(Comparing::thread);
    Future<List<String>> found = thread.submit(() -> found(restored, leftOut));
    try {
      differences.addAll(found.get(millis(restored.terms()), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      hindered(e.getCause());
    } catch (TimeoutException e) {
      hindered("no time was left for it");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      hindered("it was interrupted");
    } finally {
      thread.shutdownNow();
      awaitEnd(thread);
    }
  }

  /** An interrupted dump leaves its locks only when the server knows; a function may rest then. */
  private static void awaitEnd(ExecutorService thread) {
    try {
      thread.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "restore-compare");
    thread.setDaemon(true);
    return thread;
  }

  private static long millis(RestoreTerms terms) {
    return terms
        .timeLeft()
        .get()
        .map(left -> Math.max(0, left.minus(SPARE).toMillis()))
        .orElse(Long.MAX_VALUE);
  }

  private List<String> found(RestoredDefinitions restored, List<String> leftOut) {
    List<String> found = new ArrayList<>();
    try (Session session = connector.open()) {
      found.addAll(restored.differencesOfDatabase(session, leftOut));
      SchemaDumper dumper = dumpers.apply(restored.target().major());
      Rereading rereading = new Rereading(session);
      found.addAll(restored.differences(dumper, rereading, leftOut));
      warnings.addAll(rereading.warnings());
    }
    return found;
  }

  private void hindered(@Nullable Throwable reason) {
    if (!(reason instanceof SqlFailure) && !(reason instanceof SlipwayException)) {
      throw reason instanceof RuntimeException runtime
          ? runtime
          : new IllegalStateException("comparing broke off", reason);
    }
    hindered(FailureText.of(reason));
  }

  private void hindered(String why) {
    warnings.add("definitions, owners and privileges were not compared with the backup: " + why);
  }
}

package dev.slipway.transfer.load;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.TableName;
import dev.slipway.postgres.UnableToConnect;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Runs ANALYZE on tables that were filled, because the planner would work with wrong figures until
 * autovacuum does so. Where several are big, a second session helps.
 *
 * @param session in no transaction
 * @param target opens the second one
 */
record TableAnalysis(Session session, Connector target) {

  /** A table, and what there is to tell of it as soon as it was looked at. */
  private record Task(TableName table, CompletableFuture<Optional<String>> told) {

    void run(Session session) {
      try {
        session.executeAsWritten("ANALYZE " + table.quoted());
        told.complete(Optional.empty());
      } catch (SqlFailure e) {
        told.complete(Optional.of("ANALYZE of " + table + " failed: " + e.getMessage()));
        session.rollBack();
      } finally {
        told.complete(Optional.of("ANALYZE of " + table + " was broken off"));
      }
    }
  }

  /** Gives what the user should know. */
  List<String> of(List<TableLoad> loads) {
    List<Task> tasks =
        loads.stream()
            .sorted(Comparator.comparing(TableLoad::about).reversed())
            .map(load -> new Task(load.target().name(), new CompletableFuture<>()))
            .toList();
    Queue<Task> left = new ConcurrentLinkedQueue<>(tasks);
    if (loads.stream().filter(TableLoad::isBig).count() > 1) {
      Thread helper = new Thread(() -> help(left), "slipway-analyze");
      helper.setDaemon(true);
      helper.start();
    }
    run(session, left);
    return tasks.stream().map(task -> task.told().join()).flatMap(Optional::stream).toList();
  }

  /** Who comes late, or is not let in, leaves all of it to the session that is there. */
  private void help(Queue<Task> left) {
    try (Session helper = target.open()) {
      run(helper, left);
    } catch (UnableToConnect | SqlFailure e) {
      target.tell("tables are analyzed by one session alone: " + e.getMessage());
    }
  }

  private static void run(Session session, Queue<Task> left) {
    for (Task task = left.poll(); task != null; task = left.poll()) {
      task.run(session);
    }
  }
}

package dev.slipway.trace;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.trace.Picture.HeldLock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Looks from beside at what a session locks while it runs a statement that ends its transactions
 * itself: afterwards nothing is held. Two others stand in its way, each until it is seen to wait
 * for that one: one holds all tables against whatever changes them, the other reads all tables and
 * indexes. So what it locks first, and what it shuts out readers by, is seen however short it
 * lasts; the rest where it lasts.
 */
final class LockSampler {

  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Session watcher;
  private final Map<Integer, Session> inTheWay = new HashMap<>();
  private final String question;
  private final Set<HeldLock> seen = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::look, "slipway-lock-sampler");
  private volatile boolean over;

  private LockSampler(Connector beside, int pid) {
    this.watcher = beside.open();
    this.question = CatalogueSql.blockers(pid) + ";\n" + CatalogueSql.locks(String.valueOf(pid));
  }

  /** Begins; whoever starts one stops it. Throws what connecting throws. */
  static LockSampler start(Connector beside, int pid, Picture picture) {
    LockSampler sampler = new LockSampler(beside, pid);
    List<String> tables =
        picture.things().values().stream()
            .filter(thing -> thing.isRelation() && thing.kind().equals("table"))
            .map(thing -> "ONLY " + thing.name())
            .toList();
    if (!tables.isEmpty()) {
      String all = String.join(", ", tables);
      sampler.stand(beside, "LOCK TABLE " + all + " IN SHARE UPDATE EXCLUSIVE MODE");
      sampler.stand(
          beside,
          tables.stream()
              .map(table -> "SELECT FROM " + table + " LIMIT 0")
              .collect(Collectors.joining(";")));
    }
    sampler.thread.setDaemon(true);
    sampler.thread.start();
    return sampler;
  }

  /** Who may not lock a table stands in nobody's way; what lasts is seen all the same. */
  private void stand(Connector beside, String sql) {
    Session session = beside.open();
    try {
      session.executeAsWritten("BEGIN; SET LOCAL search_path = public; " + sql);
      inTheWay.put(session.announcedPid(), session);
    } catch (SqlFailure e) {
      session.close();
    }
  }

  private void look() {
    try {
      while (!over) {
        List<Rows> answers = watcher.executeAsWritten(question);
        seen.addAll(HeldLock.all(answers.get(1)));
        letPass(answers.get(0));
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (SqlFailure e) {
      over = true;
    }
  }

  /** Whoever was let pass may still be seen to wait for a moment, and not for the next one. */
  private void letPass(Rows blockers) {
    for (Row blocker : blockers.list()) {
      Session session = inTheWay.remove((int) blocker.number("pid"));
      if (session != null) {
        session.close();
      }
    }
  }

  /** Ends it, and gives what was seen. */
  Set<HeldLock> stop() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    inTheWay.values().forEach(Session::close);
    watcher.close();
    return seen;
  }
}

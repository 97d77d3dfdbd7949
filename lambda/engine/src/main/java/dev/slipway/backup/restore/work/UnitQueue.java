package dev.slipway.backup.restore.work;

import dev.slipway.backup.restore.unit.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the units of a phase to several workers: none before the tables are filled that it
 * needs, and no two that want one table in ways that exclude each other, for they would only wait
 * there, or deadlock.
 */
final class UnitQueue {

  private final List<Unit> waiting;
  private final List<Unit> running = new ArrayList<>();
  private final Map<String, Integer> incomplete = new HashMap<>();
  private final boolean inOrder;
  private boolean closed;

  UnitQueue(Phase phase) {
    this.waiting = new ArrayList<>(phase.units());
    this.inOrder = !phase.parallel();
    phase
        .units()
        .forEach(unit -> unit.fills().forEach(one -> incomplete.merge(one, 1, Integer::sum)));
  }

  /** The next unit, when one may be begun; null when there is none any more. */
  synchronized @Nullable Unit take() throws InterruptedException {
    while (!closed && !waiting.isEmpty()) {
      Unit next = free();
      if (next != null) {
        waiting.remove(next);
        running.add(next);
        return next;
      }
      wait();
    }
    return null;
  }

  private @Nullable Unit free() {
    if (inOrder) {
      return running.isEmpty() ? waiting.get(0) : null;
    }
    return waiting.stream().filter(this::isFree).findFirst().orElse(null);
  }

  private boolean isFree(Unit unit) {
    return unit.needs().stream().noneMatch(incomplete::containsKey)
        && running.stream().noneMatch(other -> collide(unit, other));
  }

  /** Null takes the table out of the map. */
  private static @Nullable Integer sumOrNone(Integer left, Integer change) {
    return left + change == 0 ? null : Integer.valueOf(left + change);
  }

  private static boolean collide(Unit one, Unit other) {
    return meet(one.exclusive(), other.exclusive())
        || meet(one.exclusive(), other.shared())
        || meet(one.shared(), other.exclusive());
  }

  private static boolean meet(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return !both.isEmpty();
  }

  synchronized void finished(Unit unit) {
    running.remove(unit);
    unit.fills().forEach(one -> incomplete.merge(one, -1, UnitQueue::sumOrNone));
    notifyAll();
  }

  /** A worker goes, with or without its unit done: nothing more is begun, nobody waits for it. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isDone() {
    return waiting.isEmpty() && running.isEmpty();
  }
}

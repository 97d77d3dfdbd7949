package dev.slipway.testing.function;

import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.leaks.Leaks;
import dev.slipway.testing.process.RunningProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The events of one function: those that wait, and those its process works on. */
public final class EventQueue {

  private final Deque<Invocation> waiting = new ArrayDeque<>();
  private final Map<String, Invocation> running = new HashMap<>();
  private RunningProcess process;
  private Response initError;
  private Response exited;
  private int processes;
  private boolean idle;
  private boolean closed;

  /** Sends an event and waits for its end; a process that is too slow is killed. */
  Response invoke(Invocation invocation) {
    RunningProcess taker = add(invocation);
    Response response = invocation.await();
    if (response.kind() == Kind.TIMED_OUT && taker != null) {
      taker.close();
    }
    return response;
  }

  private synchronized RunningProcess add(Invocation invocation) {
    if (exited != null) {
      invocation.complete(exited);
    } else {
      waiting.addLast(invocation);
      notifyAll();
    }
    return process;
  }

  /** The next event, as soon as there is one; null if the process that asks has ended meanwhile. */
  synchronized Invocation take() {
    int asking = processes;
    idle = waiting.isEmpty();
    notifyAll();
    while (waiting.isEmpty() && asking == processes && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    if (asking != processes || closed) {
      return null;
    }
    idle = false;
    Invocation invocation = waiting.removeFirst();
    running.put(invocation.id(), invocation);
    return invocation;
  }

  /** Waits until a process asks for an event in vain; false if it ended, or the limit passed. */
  synchronized boolean awaitIdle(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    long left = limit.toMillis();
    while (!idle && exited == null && left > 0) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return idle && exited == null;
  }

  /** Gives an answer back; false if no such event is being worked on. */
  public synchronized boolean complete(String id, Response response) {
    Leaks.watched("an answer", response.body());
    Invocation invocation = running.remove(id);
    if (invocation == null) {
      return false;
    }
    invocation.complete(response);
    return true;
  }

  synchronized void initFailed(Response response) {
    Leaks.watched("an answer", response.body());
    initError = response;
  }

  /** Tells that whoever asks for events from now on is a new process. */
  synchronized void starting() {
    process = null;
    initError = null;
    exited = null;
    idle = false;
    processes++;
    notifyAll();
  }

  synchronized void started(RunningProcess started) {
    process = started;
  }

  /** Ends all events of a process that has ended, and those sent before another is started. */
  synchronized void exited(RunningProcess ended) {
    if (ended != process || exited != null) {
      return;
    }
    String text = "Error: Runtime exited with code " + ended.process().exitValue();
    exited =
        initError != null ? initError : Response.without(Kind.EXITED, "Runtime.ExitError", text);
    running.values().forEach(invocation -> invocation.complete(exited));
    waiting.forEach(invocation -> invocation.complete(exited));
    running.clear();
    waiting.clear();
    processes++;
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}

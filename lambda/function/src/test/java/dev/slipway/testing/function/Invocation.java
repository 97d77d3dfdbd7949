package dev.slipway.testing.function;

import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One event on its way to a function and back. */
final class Invocation {

  /** How long a function may take to start, before its own time begins. */
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final String id = UUID.randomUUID().toString();
  private final CompletableFuture<Response> response = new CompletableFuture<>();
  private final String payload;
  private final Duration limit;

  Invocation(String payload, Duration limit) {
    this.payload = payload;
    this.limit = limit;
  }

  String id() {
    return id;
  }

  String payload() {
    return payload;
  }

  /** Starts the function's time and returns its end. */
  Instant begin() {
    Instant deadline = Instant.now().plus(limit);
    String text = "RequestId: %s Error: Task timed out after %d ms".formatted(id, limit.toMillis());
    Response timedOut = Response.without(Kind.TIMED_OUT, "Sandbox.Timedout", text);
    response.completeOnTimeout(timedOut, limit.toMillis(), TimeUnit.MILLISECONDS);
    return deadline;
  }

  void complete(Response with) {
    response.complete(with);
  }

  Response await() {
    try {
      return response.get(START_LIMIT.plus(limit).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("No runtime asked for the event within " + START_LIMIT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for a function", e);
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}

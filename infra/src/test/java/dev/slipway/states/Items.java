package dev.slipway.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.states.Execution.End;
import dev.slipway.testing.net.DaemonThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A distributed Map: an execution for each item, so many at once. One that fails stops the others
 * before their next states, which is how AWS aborts them, and fails the whole.
 */
final class Items {

  private final JsonNode map;
  private final World world;
  private final AtomicBoolean failed = new AtomicBoolean();

  Items(JsonNode map, World world) {
    this.map = map;
    this.world = world;
    if (!map.at("/ItemProcessor/ProcessorConfig/Mode").asText().equals("DISTRIBUTED")) {
      throw new AssertionError("the walk knows distributed maps only");
    }
  }

  JsonNode run(Payload payload) {
    JsonNode items = payload.value(map.path("ItemsPath").asText("$"));
    Semaphore places = new Semaphore(map.path("MaxConcurrency").asInt(1_000));
    ExecutorService threads = DaemonThreads.pool("items");
    try {
      List<CompletableFuture<End>> ends = new ArrayList<>();
      for (JsonNode item : items) {
        places.acquireUninterruptibly();
        ends.add(
            CompletableFuture.supplyAsync(() -> one(payload, item), threads)
                .whenComplete((end, e) -> places.release()));
      }
      return results(ends.stream().map(CompletableFuture::join).toList());
    } finally {
      threads.shutdownNow();
    }
  }

  private End one(Payload payload, JsonNode item) {
    if (!failed.get()) {
      world.child();
    }
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context.putObject("Map").putObject("Item").set("Value", item);
    JsonNode input = new Payload(payload.input(), context).fill(map.get("ItemSelector"));
    End end = new Execution(map.get("ItemProcessor"), world, failed::get).run(input);
    if (!end.succeeded()) {
      failed.set(true);
    }
    return end;
  }

  private static JsonNode results(List<End> ends) {
    if (ends.stream().anyMatch(end -> !end.succeeded())) {
      throw new StateFailed(
          "States.ExceedToleratedFailureThreshold",
          "The specified tolerated failure threshold was exceeded");
    }
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    ends.forEach(end -> results.add(end.output()));
    return results;
  }
}

package dev.slipway.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import dev.slipway.testing.net.LoopbackHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * EventBridge on the loopback interface, as far as PutEvents goes (Amazon EventBridge API
 * Reference; protocol AWS JSON 1.1).
 */
public final class EventBridgeServer implements AutoCloseable {

  private static final String TYPE = "application/x-amz-json-1.1";

  private final Queue<Map<String, Object>> events = new ConcurrentLinkedQueue<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final LoopbackHttp http = new LoopbackHttp("/", this::handle);

  /** Where it listens, for the variable AWS_ENDPOINT_URL_EVENTBRIDGE. */
  public String endpoint() {
    return http.url();
  }

  /** Answers the next call like this. */
  public void answerNext(String body) {
    faults.add(body);
  }

  /** What was put, as a rule sees it: source, detail-type and detail; with the bus. */
  public List<Map<String, Object>> events() {
    return new ArrayList<>(events);
  }

  /** Forgets what was put. */
  public void clear() {
    events.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, Object> request = JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
    String fault = faults.poll();
    boolean known =
        header(exchange, "X-Amz-Target").equals("AWSEvents.PutEvents")
            && header(exchange, "Content-Type").equals(TYPE)
            && header(exchange, "Authorization").contains("/events/aws4_request");
    if (fault == null && known) {
      for (Object entry : (List<?>) request.get("Entries")) {
        events.add(event((Map<?, ?>) entry));
      }
    }
    String body = fault == null ? "{\"FailedEntryCount\":0,\"Entries\":[]}" : fault;
    int status = fault == null ? (known ? 200 : 400) : (fault.contains("__type") ? 400 : 200);
    LoopbackHttp.answer(exchange, status, TYPE, body.getBytes(UTF_8));
  }

  private static Map<String, Object> event(Map<?, ?> entry) throws IOException {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("bus", entry.get("EventBusName"));
    event.put("source", entry.get("Source"));
    event.put("detail-type", entry.get("DetailType"));
    event.put("detail", JSON.std.mapFrom(String.valueOf(entry.get("Detail"))));
    return event;
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  @Override
  public void close() {
    http.close();
  }
}

package dev.slipway.testing.rds;

import com.sun.net.httpserver.HttpExchange;
import dev.slipway.testing.net.LoopbackHttp;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An RDS on the loopback interface, as far as snapshots go: requests as forms, answers as XML, in
 * pages of two records. While a snapshot is under way there can be no other of the same source. It
 * fails when a test wants it to.
 */
public final class RdsServer implements AutoCloseable {

  private final RdsState state = new RdsState();
  private final List<String> actions = new ArrayList<>();
  private final Map<String, Queue<RdsFault>> faults = new ConcurrentHashMap<>();
  private final LoopbackHttp http = new LoopbackHttp("/", this::handle);

  /** Where it listens, for the variable AWS_ENDPOINT_URL_RDS. */
  public String endpoint() {
    return http.url();
  }

  /** Adds an instance that belongs to no cluster. */
  public synchronized void instance(String id, String host) {
    state.instances.add(new RdsState.Instance(id, host, null));
  }

  /** Adds an instance of a cluster. */
  public synchronized void member(String id, String host, String cluster) {
    state.instances.add(new RdsState.Instance(id, host, cluster));
  }

  /** Adds a cluster. */
  public synchronized void cluster(
      String id, String writer, String reader, String... customEndpoints) {
    state.clusters.add(new RdsState.Cluster(id, writer, reader, List.of(customEndpoints)));
  }

  /** Adds a snapshot. */
  public synchronized void add(HeldSnapshot snapshot) {
    state.snapshots.put(snapshot.name(), snapshot);
  }

  /** From now on a new snapshot is seen under way so often, and then in this status. */
  public synchronized void takeSnapshots(int looks, String end) {
    state.looks = looks;
    state.end = end;
  }

  /** Deletes all snapshots, and forgets what was asked for. */
  public synchronized void clear() {
    state.snapshots.clear();
    actions.clear();
  }

  /** The snapshots that are there, sorted by name. */
  public synchronized List<HeldSnapshot> snapshots() {
    return List.copyOf(state.snapshots.values());
  }

  /** Disturbs the next request for an action; several are disturbed in turn. */
  public void failNext(String action, RdsFault... inTurn) {
    faults.computeIfAbsent(action, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(inTurn));
  }

  /** The actions that were asked for so far. */
  public synchronized List<String> actions() {
    return List.copyOf(actions);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    Map<String, String> request =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String action = String.valueOf(request.get("Action"));
    actions.add(action);
    Queue<RdsFault> disturbances = faults.get(action);
    RdsFault fault = disturbances == null ? null : disturbances.poll();
    if (fault == null || fault.done()) {
      answer(exchange, request, fault);
    } else if (fault.status() == 0) {
      exchange.close();
    } else {
      send(exchange, fault.status(), RdsXml.error(fault));
    }
  }

  private void answer(HttpExchange exchange, Map<String, String> request, RdsFault fault)
      throws IOException {
    try {
      refuseUnsigned(exchange, request);
      String answer = RdsXml.answer(request.get("Action"), state.perform(request));
      if (fault == null) {
        send(exchange, 200, answer);
      } else {
        exchange.close();
      }
    } catch (RdsError e) {
      send(exchange, e.fault().status(), RdsXml.error(e.fault()));
    }
  }

  private static void refuseUnsigned(HttpExchange exchange, Map<String, String> request)
      throws RdsError {
    String signature = exchange.getRequestHeaders().getFirst("Authorization");
    if (signature == null || !signature.matches("AWS4-HMAC-SHA256 .*/rds/aws4_request.*")) {
      throw new RdsError(403, "MissingAuthenticationToken", "Missing Authentication Token");
    }
    if (!exchange.getRequestMethod().equals("POST")
        || !"2014-10-31".equals(request.get("Version"))) {
      throw new RdsError(400, "InvalidAction", "Could not find operation for this version");
    }
  }

  private static Map<String, String> form(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    LoopbackHttp.answer(exchange, status, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    http.close();
  }
}

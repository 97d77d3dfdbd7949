package dev.slipway.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import dev.slipway.testing.net.LoopbackHttp;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A KMS on the loopback interface, as far as GenerateMac and VerifyMac go (AWS KMS API Reference;
 * protocol AWS JSON 1.1), which fails when a test wants it to.
 */
public final class KmsServer implements AutoCloseable {

  private static final String TYPE = "application/x-amz-json-1.1";
  private static final int LONGEST = 4096;

  private static final Fault NONE = new Fault(200, "", "");

  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<String> calls = new ArrayList<>();
  private final LoopbackHttp http = new LoopbackHttp("/", this::handle);

  /** An answer in place of the right one; 0 for none at all. */
  private record Fault(int status, String type, String message) {}

  /** Where it listens, for the variable AWS_ENDPOINT_URL_KMS. */
  public String endpoint() {
    return http.url();
  }

  /** Makes a key for HMAC_256 that is named so. */
  public void add(String id) {
    keys.add(id);
  }

  /** Answers the next calls with an error; for the status 0 the connection is closed. */
  public void failNext(int times, int status, String type, String message) {
    for (int i = 0; i < times; i++) {
      faults.add(new Fault(status, type, message));
    }
  }

  /** Answers so many calls rightly, and the next one with an error. */
  public void failAfter(int right, int status, String type, String message) {
    for (int i = 0; i < right; i++) {
      faults.add(NONE);
    }
    failNext(1, status, type, message);
  }

  /** The calls so far: what was asked for, in which region. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Forgets the calls and what was to fail. */
  public synchronized void forget() {
    calls.clear();
    faults.clear();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    Map<String, Object> request = JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
    String action = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    String signature = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    calls.add(action + " " + signature.replaceFirst(".*/([a-z0-9-]+)/kms/aws4_request.*", "$1"));
    Fault fault = faults.poll();
    if (fault == null || fault.equals(NONE)) {
      answer(exchange, action, request);
    } else if (fault.status == 0) {
      exchange.close();
    } else {
      refuse(exchange, fault);
    }
  }

  private void answer(HttpExchange exchange, String action, Map<String, Object> request)
      throws IOException {
    String id = String.valueOf(request.get("KeyId"));
    byte[] message = bytes(request, "Message");
    if (!keys.contains(id)) {
      refuse(exchange, new Fault(400, "NotFoundException", "Key '" + id + "' does not exist"));
    } else if (message.length > LONGEST || !"HMAC_SHA_256".equals(request.get("MacAlgorithm"))) {
      refuse(exchange, new Fault(400, "ValidationException", "failed to satisfy constraint"));
    } else if (action.equals("TrentService.GenerateMac")) {
      ok(
          exchange,
          Map.of("KeyId", id, "Mac", Base64.getEncoder().encodeToString(mac(id, message))));
    } else if (MessageDigest.isEqual(mac(id, message), bytes(request, "Mac"))) {
      ok(exchange, Map.of("KeyId", id, "MacValid", true));
    } else {
      refuse(exchange, new Fault(400, "KMSInvalidMacException", "null"));
    }
  }

  private static byte[] bytes(Map<String, Object> request, String field) {
    return Base64.getDecoder().decode(String.valueOf(request.getOrDefault(field, "")));
  }

  private static byte[] mac(String id, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(("material of " + id).getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void ok(HttpExchange exchange, Map<String, ?> body) throws IOException {
    LoopbackHttp.answer(exchange, 200, TYPE, JSON.std.asBytes(body));
  }

  private static void refuse(HttpExchange exchange, Fault fault) throws IOException {
    Map<String, ?> body = Map.of("__type", fault.type, "message", fault.message);
    LoopbackHttp.answer(exchange, fault.status, TYPE, JSON.std.asBytes(body));
  }

  @Override
  public void close() {
    http.close();
  }
}

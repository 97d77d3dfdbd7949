package dev.slipway.testing.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;

/**
 * A small HTTP server on a free port of the loopback interface. Each request has a thread of its
 * own; none keeps the JVM alive.
 */
public final class LoopbackHttp implements AutoCloseable {

  private final ExecutorService threads = DaemonThreads.pool("loopback-http");
  private final HttpServer server;

  /** Starts it; the handler gets the requests whose path begins with that one. */
  public LoopbackHttp(String path, HttpHandler handler) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("An HTTP server did not start", e);
    }
    server.createContext(path, handler);
    server.setExecutor(threads);
    server.start();
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where it is, without a slash at the end. */
  public String url() {
    return "http://" + address();
  }

  /** Sends an answer of that type, and ends the exchange. */
  public static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    answer(exchange, status, body);
  }

  /** Sends an answer, and ends the exchange. */
  public static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Stops it; whoever waits for an answer loses the connection. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

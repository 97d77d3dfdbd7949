package dev.slipway.testing.s3;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** One request and its answer, on connections of their own. */
final class S3Exchange implements Runnable, AutoCloseable {

  private static final String HEAD_END = "\r\n\r\n";

  private final Socket client;
  private final URI target;
  private final Function<S3Request, S3Fault> faults;

  S3Exchange(Socket client, URI target, Function<S3Request, S3Fault> faults) {
    this.client = client;
    this.target = target;
    this.faults = faults;
  }

  @Override
  public void run() {
    try (client) {
      S3Request request = S3Request.of(head(client.getInputStream()));
      pass(request, faults.apply(request));
    } catch (IOException e) {
      // One side is gone, as it may.
    }
  }

  private void pass(S3Request request, S3Fault fault) throws IOException {
    switch (fault) {
      case INTERNAL_ERROR -> refuse(request, "500 Internal Server Error", "InternalError");
      case SLOW_DOWN -> refuse(request, "503 Slow Down", "SlowDown");
      case ACCESS_DENIED -> refuse(request, "403 Forbidden", "AccessDenied");
      case CUT_REQUEST -> {
        takeHalf(request);
        reset();
      }
      case STALL -> {
        takeHalf(request);
        awaitClient();
      }
      default -> forward(request, fault);
    }
  }

  private void refuse(S3Request request, String status, String code) throws IOException {
    take(request, request.bodyBytes(), OutputStream.nullOutputStream());
    String body = "<Error><Code>%s</Code><Message>as the test says</Message></Error>";
    String answer = body.formatted(code);
    write(
        client.getOutputStream(),
        "HTTP/1.1 %s\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: %d"
                .formatted(status, answer.length())
            + HEAD_END
            + (request.line().startsWith("HEAD") ? "" : answer));
  }

  private void takeHalf(S3Request request) throws IOException {
    take(request, request.bodyBytes() / 2, OutputStream.nullOutputStream());
  }

  private void forward(S3Request request, S3Fault fault) throws IOException {
    try (Socket server = new Socket(target.getHost(), target.getPort())) {
      write(server.getOutputStream(), request.forwarded());
      take(request, request.bodyBytes(), server.getOutputStream());
      answer(server.getInputStream(), fault);
    }
  }

  private void answer(InputStream server, S3Fault fault) throws IOException {
    String head = head(server);
    if (fault == S3Fault.LOSE_ANSWER) {
      server.transferTo(OutputStream.nullOutputStream());
      reset();
      return;
    }
    write(client.getOutputStream(), head);
    if (fault == S3Fault.CUT_ANSWER) {
      copy(server, S3Request.of(head).bodyBytes() / 2, client.getOutputStream());
    } else {
      server.transferTo(client.getOutputStream());
    }
  }

  private void take(S3Request request, long bytes, OutputStream out) throws IOException {
    if (request.asksFirst()) {
      write(client.getOutputStream(), "HTTP/1.1 100 Continue" + HEAD_END);
    }
    copy(client.getInputStream(), bytes, out);
  }

  private static void copy(InputStream in, long bytes, OutputStream out) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    for (long left = bytes; left > 0; ) {
      int length = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (length < 0) {
        throw new EOFException();
      }
      out.write(buffer, 0, length);
      left -= length;
    }
    out.flush();
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(HEAD_END)) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** To close a socket at once is to reset its connection. */
  private void reset() throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  /** Takes nothing, so that what the client sends piles up, until the proxy is closed. */
  private synchronized void awaitClient() {
    try {
      while (!client.isClosed()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    try {
      client.close();
    } catch (IOException e) {
      // It is closed.
    }
    notifyAll();
  }
}

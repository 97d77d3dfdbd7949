package dev.slipway.testing.proxy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One message of the PostgreSQL protocol 3; start-up requests have no type byte, here {@code 0}.
 */
final class WireMessage {

  static final char QUERY = 'Q';
  static final char SYNC = 'S';
  static final char FUNCTION_CALL = 'F';
  static final char COPY_DONE = 'c';
  static final char COPY_FAIL = 'f';
  static final char TERMINATE = 'X';
  static final char READY_FOR_QUERY = 'Z';
  static final char COPY_IN_RESPONSE = 'G';
  static final char ERROR_RESPONSE = 'E';
  static final char PARAMETER_STATUS = 'S';

  private static final int CANCEL_REQUEST = 80877102;
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;

  private final char type;
  private final byte[] body;

  WireMessage(char type, byte[] body) {
    this.type = type;
    this.body = body;
  }

  char type() {
    return type;
  }

  /** Reads a message with a type byte; throws EOFException when the peer is gone. */
  static WireMessage read(DataInputStream in) throws IOException {
    char type = (char) in.readUnsignedByte();
    return new WireMessage(type, readBody(in));
  }

  /** Reads a start-up, cancel or encryption request. */
  static WireMessage readRequest(DataInputStream in) throws IOException {
    return new WireMessage((char) 0, readBody(in));
  }

  /**
   * Reads the request that opens a connection, after refusing encryption as often as it is asked.
   */
  static WireMessage readUnencryptedRequest(DataInputStream in, OutputStream out)
      throws IOException {
    WireMessage request = readRequest(in);
    while (request.code() == SSL_REQUEST || request.code() == GSS_REQUEST) {
      out.write('N');
      out.flush();
      request = readRequest(in);
    }
    return request;
  }

  private static byte[] readBody(DataInputStream in) throws IOException {
    byte[] body = new byte[in.readInt() - Integer.BYTES];
    in.readFully(body);
    return body;
  }

  /** A message whose body is a list of strings, each closed by NUL. */
  static WireMessage ofStrings(char type, List<String> strings) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String string : strings) {
      body.writeBytes(string.getBytes(StandardCharsets.UTF_8));
      body.write(0);
    }
    return new WireMessage(type, body.toByteArray());
  }

  /** A message whose body is a list of integers. */
  static WireMessage ofInts(char type, int... numbers) {
    ByteBuffer body = ByteBuffer.allocate(numbers.length * Integer.BYTES);
    for (int number : numbers) {
      body.putInt(number);
    }
    return new WireMessage(type, body.array());
  }

  /** A simple query. */
  static WireMessage query(String sql) {
    return ofStrings(QUERY, List.of(sql));
  }

  /** An ErrorResponse that ends a connection. */
  static WireMessage fatal(String sqlState, String text) {
    return ofStrings('E', List.of("SFATAL", "VFATAL", "C" + sqlState, "M" + text, ""));
  }

  /** An ErrorResponse whose message, detail and hint say something else. */
  WireMessage withTexts(UnaryOperator<String> other) {
    String[] fields = new String(body, StandardCharsets.UTF_8).split("\0", -1);
    for (int i = 0; i < fields.length; i++) {
      if (fields[i].matches("(?s)[MDH].*")) {
        fields[i] = fields[i].charAt(0) + other.apply(fields[i].substring(1));
      }
    }
    return new WireMessage(type, String.join("\0", fields).getBytes(StandardCharsets.UTF_8));
  }

  void writeTo(DataOutputStream out) throws IOException {
    if (type != 0) {
      out.writeByte(type);
    }
    out.writeInt(body.length + Integer.BYTES);
    out.write(body);
  }

  /** The first integer of the body. */
  int code() {
    return ByteBuffer.wrap(body).getInt();
  }

  boolean isCancelRequest() {
    return type == 0 && code() == CANCEL_REQUEST;
  }

  /** Whether the server will answer this message with ReadyForQuery. */
  boolean asksForReady() {
    return type == QUERY || type == SYNC || type == FUNCTION_CALL;
  }

  /** Whether the body is {@code I}: for ReadyForQuery this means outside any transaction. */
  boolean saysIdle() {
    return body[0] == 'I';
  }

  /** Whether the server tells the value of this parameter. */
  boolean isParameter(String name) {
    return type == PARAMETER_STATUS && text().equals(name);
  }

  /** The body up to its first NUL. */
  String text() {
    int end = 0;
    while (end < body.length && body[end] != 0) {
      end++;
    }
    return new String(body, 0, end, StandardCharsets.UTF_8);
  }
}

package dev.slipway.postgres.dump;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers a client that wants to start a session, on behalf of a server on which the session is
 * open already (PostgreSQL manual, chapter 54.2.1 "Start-up" and 54.7 "Message Formats").
 */
final class Startup {

  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;

  /** pg_dump says nothing when the last two are missing, and writes a wrong dump. */
  private static final List<String> NEEDED =
      List.of("server_version", "client_encoding", "standard_conforming_strings");

  private final Map<String, String> reported;
  private final ByteArrayOutputStream packet = new ByteArrayOutputStream();
  private boolean over;

  /** For a server that reports these parameters. */
  Startup(Map<String, String> reported) {
    for (String name : NEEDED) {
      if (!reported.containsKey(name)) {
        throw new DumpFailed(
            "The server, or a pooler before it, does not tell its %s, without which a dump would be wrong. Connect to the server itself. Nothing was done."
                .formatted(name),
            null);
      }
    }
    this.reported = new TreeMap<>(reported);
  }

  /** True when the client has got its session. */
  boolean isOver() {
    return over;
  }

  /** Takes bytes of the client; gives what it is to read next, null while more is to come. */
  byte @Nullable [] take(byte[] bytes) throws IOException {
    packet.write(bytes);
    ByteBuffer read = ByteBuffer.wrap(packet.toByteArray());
    if (read.remaining() < 8 || read.remaining() < read.getInt(0)) {
      return null;
    }
    packet.reset();
    int code = read.getInt(4);
    if (code == SSL_REQUEST || code == GSS_REQUEST) {
      return new byte[] {'N'};
    }
    over = true;
    return welcome();
  }

  private byte[] welcome() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(all);
    message(out, 'R', new byte[4]);
    for (Map.Entry<String, String> parameter : reported.entrySet()) {
      String body = parameter.getKey() + "\0" + parameter.getValue() + "\0";
      message(out, 'S', body.getBytes(StandardCharsets.UTF_8));
    }
    message(out, 'Z', new byte[] {'I'});
    return all.toByteArray();
  }

  private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
    out.writeByte(type);
    out.writeInt(body.length + Integer.BYTES);
    out.write(body);
  }
}

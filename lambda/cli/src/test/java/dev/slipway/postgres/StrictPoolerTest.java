package dev.slipway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pooler is told when a session is opened, and what is made of its refusal. */
class StrictPoolerTest {

  private static final int TLS_REQUEST = 80877103;

  @TempDir Path folder;

  /** PgBouncer refuses by itself all but these: user, database, and what it keeps track of. */
  @Test
  void onlyWhatEveryPoolerTakesIsSaid() throws Exception {
    try (ServerSocket pooler = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<List<String>> said = CompletableFuture.supplyAsync(() -> refuse(pooler));
      Cli.Result result =
          Project.of(folder, "postgres://app@127.0.0.1:" + pooler.getLocalPort() + "/app")
              .file("1_a.sql", "SELECT 1;")
              .run("status", "--connect-wait", "1s");
      assertThat(said.join())
          .contains("user", "database")
          .isSubsetOf("user", "database", "client_encoding", "application_name");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .contains(
              "A connection pooler at 127.0.0.1:" + pooler.getLocalPort(),
              "unsupported startup parameter: options",
              "ignore_startup_parameters",
              "Nothing was done.")
          .doesNotContain("transaction mode");
    }
  }

  /** The names of what the client says in its start-up message. */
  private static List<String> refuse(ServerSocket pooler) {
    try (Socket client = pooler.accept()) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      byte[] message = message(in);
      if (message.length == Integer.BYTES && code(message) == TLS_REQUEST) {
        out.write('N');
        message = message(in);
      }
      byte[] error =
          "SFATAL\0C08P01\0Munsupported startup parameter: options\0\0"
              .getBytes(StandardCharsets.UTF_8);
      out.write('E');
      out.writeInt(error.length + Integer.BYTES);
      out.write(error);
      return names(new String(message, Integer.BYTES, message.length - 4, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] message(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt() - Integer.BYTES);
  }

  private static int code(byte[] message) {
    return ByteBuffer.wrap(message).getInt();
  }

  private static List<String> names(String pairs) {
    List<String> names = new ArrayList<>();
    String[] texts = pairs.split("\0", -1);
    for (int i = 0; i + 1 < texts.length && !texts[i].isEmpty(); i += 2) {
      names.add(texts[i]);
    }
    return names;
  }
}

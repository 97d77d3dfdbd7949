package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What speaks PostgreSQL's protocol and answers what no PostgreSQL does (PostgreSQL manual, chapter
 * 54.7).
 */
class OddServerTest {

  private static final int PROTOCOL = 3 << 16;

  /** More than the first text asks for. */
  private static final int ANSWERS = 20;

  @TempDir Path folder;

  @Test
  void noAnswersAndOddOnes() throws Exception {
    byte[] done = message('C', "SELECT 1");
    byte[] column =
        bytes(
            out -> {
              out.writeShort(1);
              out.write(text("a"));
              out.write(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 25, -1, -1, -1, -1, -1, -1, 0, 0});
            });
    byte[] row =
        bytes(
            out -> {
              out.writeShort(1);
              out.writeInt(3);
              out.write("odd".getBytes(StandardCharsets.UTF_8));
            });
    byte[] odd =
        bytes(
            out -> {
              for (int i = 0; i < ANSWERS; i++) {
                out.write(message('T', column));
                out.write(message('D', row));
                out.write(done);
              }
            });
    byte[] none =
        bytes(
            out -> {
              for (int i = 0; i < ANSWERS; i++) {
                out.write(message('T', column));
                out.write(done);
              }
            });
    assertThat(told(done)).contains("The server has answered less than was asked for: it is no");
    assertThat(told(none)).contains("The server has answered no row where there is always one");
    assertThat(told(odd)).contains("answered something else where a duration was asked for");
  }

  private String told(byte[] answer) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(server, answer), "odd-server");
      thread.setDaemon(true);
      thread.start();
      String url = "postgres://u:p@127.0.0.1:" + server.getLocalPort() + "/d?sslmode=disable";
      Result result = Project.of(folder, url).file("001_a.sql", "SELECT 1;").run("status");
      assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err()).doesNotContain("internal error");
      return result.err();
    }
  }

  private static void serve(ServerSocket server, byte[] answer) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        int length = in.readInt();
        assertThat(in.readInt()).isEqualTo(PROTOCOL);
        in.readNBytes(length - 8);
        out.write(message('R', new byte[4]));
        for (String[] parameter :
            new String[][] {
              {"server_version", "18.6"},
              {"client_encoding", "UTF8"},
              {"standard_conforming_strings", "on"},
              {"integer_datetimes", "on"},
              {"DateStyle", "ISO, MDY"}
            }) {
          out.write(message('S', parameter));
        }
        out.write(message('K', new byte[8]));
        out.write(message('Z', "I".getBytes(StandardCharsets.UTF_8)));
        while (in.read() == 'Q') {
          in.readNBytes(in.readInt() - 4);
          out.write(answer);
          out.write(message('Z', "I".getBytes(StandardCharsets.UTF_8)));
        }
      } catch (EOFException goneBeforeLogIn) {
        // The next one may say more.
      } catch (IOException e) {
        // The test is over, or the client has heard enough.
      }
    }
  }

  private static byte[] message(char kind, String... texts) {
    return message(
        kind,
        bytes(
            out -> {
              for (String text : texts) {
                out.write(text(text));
              }
            }));
  }

  private static byte[] message(char kind, byte[] body) {
    return bytes(
        out -> {
          out.write(kind);
          out.writeInt(body.length + 4);
          out.write(body);
        });
  }

  private static byte[] text(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }

  /** Writes something. */
  @FunctionalInterface
  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writing.to(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("writing in memory cannot fail", e);
    }
    return bytes.toByteArray();
  }
}

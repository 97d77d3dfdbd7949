package dev.slipway.testing.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server that must be told one. It is below those that systems give to whoever asks
 * for any, so that no connection of another test takes it before the server does.
 */
public final class FreePort {

  private static final int FIRST = 20_000;

  private static final int BEHIND = 32_000;

  private FreePort() {}

  /** One on the loopback interface that nobody listens at now. */
  public static int next() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException taken) {
        continue;
      }
    }
  }
}

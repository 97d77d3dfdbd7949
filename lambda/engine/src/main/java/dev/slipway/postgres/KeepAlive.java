package dev.slipway.postgres;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.util.Map;

/**
 * When a connection on which nothing is said counts as lost: after a minute it is asked every ten
 * seconds, and the third question without an answer is the last. Systems wait two hours by
 * themselves, and a NAT gateway has forgotten the connection long before.
 */
final class KeepAlive {

  private static final int IDLE_SECONDS = 60;
  private static final int INTERVAL_SECONDS = 10;
  private static final int COUNT = 3;

  private static final Map<String, Integer> OPTIONS =
      Map.of(
          "TCP_KEEPIDLE", IDLE_SECONDS,
          "TCP_KEEPINTERVAL", INTERVAL_SECONDS,
          "TCP_KEEPCOUNT", COUNT);

  private KeepAlive() {}

  /** Sets a socket up, as far as the platform can. */
  @SuppressWarnings("unchecked")
  static void set(Socket socket) throws IOException {
    socket.setKeepAlive(true);
    for (SocketOption<?> option : socket.supportedOptions()) {
      Integer value = OPTIONS.get(option.name());
      if (value != null) {
        socket.setOption((SocketOption<Integer>) option, value);
      }
    }
  }
}

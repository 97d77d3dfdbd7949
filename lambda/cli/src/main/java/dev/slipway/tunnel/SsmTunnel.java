package dev.slipway.tunnel;

import dev.slipway.config.PassageFailed;
import dev.slipway.config.Pipe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/**
 * A way through an instance that AWS Systems Manager reaches. Each server has a session of its own,
 * which is opened again with the next need when it has ended.
 */
final class SsmTunnel implements Tunnel {

  private final String instance;
  private final LocalUser here;
  private final Map<String, SsmSession> sessions = new HashMap<>();
  private final Thread atTheEnd = new Thread(this::end, "slipway-ssm-end");

  /** Opens nothing yet. */
  SsmTunnel(String instance, LocalUser here) {
    this.instance = instance;
    this.here = here;
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  @Override
  public boolean prepare(String host, int port) throws PassageFailed {
    session(host, port);
    return true;
  }

  private synchronized SsmSession session(String host, int port) throws PassageFailed {
    String server = host + ":" + port;
    SsmSession known = sessions.get(server);
    if (known != null && known.isOpen()) {
      return known;
    }
    if (known != null) {
      known.close();
    }
    SsmSession opened = SsmSession.open(instance, host, port, here);
    if (sessions.put(server, opened) == null) {
      here.notices().accept("the way to " + server + " leads through " + instance + " (SSM)");
    }
    return opened;
  }

  @Override
  public Pipe open(String host, int port, int limit) throws PassageFailed {
    SsmSession session = session(host, port);
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), session.port()), limit);
      return new SocketPipe(socket);
    } catch (IOException e) {
      throw PassageFailed.forNow(
          "The session of AWS Systems Manager with %s takes no connection (%s)."
              .formatted(instance, e.getMessage()),
          e);
    }
  }

  private synchronized void end() {
    sessions.values().forEach(SsmSession::close);
    sessions.clear();
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException ending) {
      // Then it runs, and finds nothing to do.
    }
  }
}

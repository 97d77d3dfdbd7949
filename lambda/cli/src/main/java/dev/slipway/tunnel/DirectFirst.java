package dev.slipway.tunnel;

import dev.slipway.config.PassageFailed;
import dev.slipway.config.Pipe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes a tunnel to those servers only that do not answer without it; what was found stays. */
final class DirectFirst implements Tunnel {

  /** Within a network, a server that lets itself be reached answers within milliseconds. */
  private static final int PATIENCE = 3000;

  private final Tunnel tunnel;
  private final Map<InetSocketAddress, Boolean> answering = new ConcurrentHashMap<>();

  DirectFirst(Tunnel tunnel) {
    this.tunnel = tunnel;
  }

  @Override
  public boolean prepare(String host, int port) throws PassageFailed {
    InetSocketAddress server = InetSocketAddress.createUnresolved(host, port);
    return !answering.computeIfAbsent(server, DirectFirst::answers) && tunnel.prepare(host, port);
  }

  private static boolean answers(InetSocketAddress server) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.getHostString(), server.getPort()), PATIENCE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Pipe open(String host, int port, int limit) throws PassageFailed {
    return tunnel.open(host, port, limit);
  }

  @Override
  public void close() {
    tunnel.close();
  }
}

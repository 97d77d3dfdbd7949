package dev.slipway.tunnel;

import dev.slipway.config.PassageFailed;
import dev.slipway.config.Pipe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.jspecify.annotations.Nullable;

/** A session with one server of SSH, as which it serves until it is closed or breaks. */
final class Hop implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration LOG_IN = Duration.ofSeconds(30);

  private final SshHost host;
  private final SshClient client;
  private final ClientSession session;

  private Hop(SshHost host, SshClient client, ClientSession session) {
    this.host = host;
    this.client = client;
    this.session = session;
  }

  /**
   * Logs in.
   *
   * @param before the hop that leads there; null for none
   */
  static Hop to(SshHost host, Identities identities, @Nullable Hop before) throws PassageFailed {
    if (identities.isEmpty() && !identities.unlock()) {
      throw PassageFailed.forGood(
          "There is no key to log in to %s with (%s). Name one with --ssh-key, or add it to the agent."
              .formatted(host.shown(), identities.shown()));
    }
    while (true) {
      HopClient client = HopClient.start(host, identities);
      try {
        return new Hop(host, client.client(), session(host, client, before));
      } catch (IOException | RuntimeException e) {
        client.client().close(true);
        PassageFailed failure = HopFailure.of(e, host, client.check(), identities);
        boolean again = HopFailure.isOfKeys(e) && identities.hasLocked() && identities.unlock();
        if (!again) {
          throw failure;
        }
      }
    }
  }

  private static ClientSession session(SshHost host, HopClient client, @Nullable Hop before)
      throws IOException {
    InetSocketAddress at = before == null ? address(host) : before.leadTo(host);
    ClientSession session =
        client.client().connect(host.user(), at).verify(CONNECT).getClientSession();
    session.auth().verify(LOG_IN);
    return session;
  }

  private static InetSocketAddress address(SshHost host) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(host.name()), host.port());
  }

  /**
   * A port of this machine that leads to the next hop, which shows its own key there; what is wrong
   * with the way is told by a connection that is made before.
   */
  private InetSocketAddress leadTo(SshHost next) throws IOException {
    pipe(next.name(), next.port(), CONNECT).close();
    return session
        .createLocalPortForwardingTracker(
            new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(next.name(), next.port()))
        .getBoundAddress()
        .toInetSocketAddress();
  }

  /** A connection from there; see {@link dev.slipway.config.Passage#open}. */
  Pipe pipe(String name, int port, Duration limit) throws PassageFailed {
    String plain = name.replaceAll("[\\[\\]]", "");
    try {
      ChannelDirectTcpip channel =
          session.createDirectTcpipChannel(
              new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(plain, port));
      OpenFuture opening = channel.open();
      try {
        opening.verify(limit);
      } catch (IOException | RuntimeException e) {
        // One that opens late is closed then: before, the server has no number to close it by.
        opening.addListener(late -> channel.close(false));
        throw e;
      }
      return new ChannelPipe(channel);
    } catch (IOException | RuntimeException e) {
      throw HopFailure.ofChannel(e, host, plain + ":" + port);
    }
  }

  boolean isOpen() {
    return session.isOpen();
  }

  /** Ends it with all that goes through it. Never throws. */
  @Override
  public void close() {
    session.close(true);
    client.close(true);
  }
}

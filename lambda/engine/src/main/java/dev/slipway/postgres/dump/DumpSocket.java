package dev.slipway.postgres.dump;

import dev.slipway.postgres.SocketSession;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A Unix socket, in a folder that only this user may enter, on which one pg_dump finds a session
 * that is logged in: it needs no password, no certificate and no way to the server of its own.
 */
final class DumpSocket implements AutoCloseable {

  /** By which libpq finds the socket in the folder (PostgreSQL manual, chapter 34.1.2, "host"). */
  static final String PORT = "5432";

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SocketSession session;
  private final DumpFolder folder;
  private final ServerSocketChannel door;
  private final Thread relay;

  /** Takes the session over until it is closed. */
  DumpSocket(SocketSession session) throws IOException {
    this.session = session;
    Relay messages = new Relay(session);
    folder = DumpFolder.create();
    try {
      door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      door.bind(UnixDomainSocketAddress.of(folder.path().resolve(".s.PGSQL." + PORT)));
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
    relay = new Thread(() -> serve(messages), "slipway-pg-dump-session");
    relay.setDaemon(true);
    relay.start();
  }

  /** The folder it is in. */
  Path folder() {
    return folder.path();
  }

  /** A client that is cut off says so itself, and why. */
  private void serve(Relay messages) {
    try (SocketChannel client = door.accept()) {
      // Nobody else is let in, not even to cancel: that is for the session's owner.
      door.close();
      messages.serve(Channels.newInputStream(client), Channels.newOutputStream(client));
    } catch (IOException gone) {
      // See above.
    }
  }

  /**
   * For when pg_dump has ended. What it has not waited for is not waited for either: the session is
   * of no use then.
   */
  @Override
  public void close() throws IOException {
    try {
      door.close();
      relay.join(PATIENCE.toMillis());
      if (relay.isAlive()) {
        session.session().cancel();
        relay.join(PATIENCE.toMillis());
        session.session().giveUp();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      folder.close();
    }
  }
}

package dev.slipway.bench.up;

import dev.slipway.testing.net.LoopbackListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A line to a port that takes its time: whatever is said arrives half a round trip later, in order
 * and however much it is. The handshake of TCP, which the loopback interface does at once, costs a
 * round trip too: the first bytes of a connection wait for it.
 */
final class DelayedLine implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  /** What was read, and when it is due; no bytes are the end. */
  private record Chunk(byte[] bytes, long due) {}

  private final int target;
  private final long roundTrip;
  private final LoopbackListener listener;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  DelayedLine(int target, Duration roundTrip) {
    this.target = target;
    this.roundTrip = roundTrip.toNanos();
    this.listener = new LoopbackListener(this::accept);
  }

  /** Where to connect to. */
  int port() {
    return listener.port();
  }

  private void accept(Socket client) {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(client);
      sockets.add(server);
      carry(client, server, roundTrip);
      carry(server, client, 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void carry(Socket from, Socket to, long handshake) throws IOException {
    to.setTcpNoDelay(true);
    BlockingQueue<Chunk> chunks = new LinkedBlockingQueue<>();
    long open = System.nanoTime() + handshake;
    LoopbackListener.start(() -> read(from, chunks, open), "line-in");
    LoopbackListener.start(() -> write(chunks, to), "line-out");
  }

  private void read(Socket from, BlockingQueue<Chunk> chunks, long open) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        chunks.add(new Chunk(Arrays.copyOf(buffer, read), due(open)));
      }
    } catch (IOException e) {
      // The other side hears that it has ended, as of any connection that is cut.
    }
    chunks.add(new Chunk(new byte[0], due(open)));
  }

  private long due(long open) {
    return Math.max(System.nanoTime(), open) + roundTrip / 2;
  }

  private static void write(BlockingQueue<Chunk> chunks, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      for (Chunk chunk = chunks.take(); chunk.bytes().length > 0; chunk = chunks.take()) {
        await(chunk.due());
        out.write(chunk.bytes());
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // Nobody is there any more.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}

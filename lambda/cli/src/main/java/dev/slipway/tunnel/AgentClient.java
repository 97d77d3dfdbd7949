package dev.slipway.tunnel;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** Speaks with an agent at its Unix socket (draft-ietf-sshm-ssh-agent, section 3). */
final class AgentClient extends AbstractAgentProxy {

  /** An agent's answers are short; more is none of an agent. */
  private static final int LONGEST = 256 * 1024;

  /** For an agent that asks its person, or waits for a touch, before it signs. */
  static final Duration TO_SIGN = Duration.ofSeconds(30);

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey selected;
  private final List<PublicKey> offered;
  private final Duration limit;

  /**
   * Throws IOException when nobody listens there.
   *
   * @param limit for each answer
   */
  AgentClient(Path socket, List<PublicKey> offered, Duration limit) throws IOException {
    super(null);
    this.offered = offered;
    this.limit = limit;
    selector = Selector.open();
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.configureBlocking(false);
      selected = channel.register(selector, SelectionKey.OP_READ);
    } catch (IOException | RuntimeException e) {
      channel.close();
      selector.close();
      throw e;
    }
  }

  /**
   * The public halves of what an agent holds. Throws {@link SocketTimeoutException} when it does
   * not say so in time.
   */
  static List<PublicKey> keys(Path socket, Duration limit) throws IOException {
    try (AgentClient agent = new AgentClient(socket, List.of(), limit)) {
      List<PublicKey> keys = new ArrayList<>();
      agent.held().forEach(identity -> keys.add(identity.getKey()));
      return keys;
    }
  }

  private Iterable<? extends Map.Entry<PublicKey, String>> held() throws IOException {
    return super.getIdentities();
  }

  /** Only those that are to be offered, in that order. */
  @Override
  public Iterable<? extends Map.Entry<PublicKey, String>> getIdentities() {
    return offered.stream().map(key -> Map.entry(key, "")).toList();
  }

  @Override
  protected synchronized Buffer request(Buffer request) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    ByteBuffer bytes = ByteBuffer.wrap(request.array(), request.rpos(), request.available());
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        await(SelectionKey.OP_WRITE, end);
      }
    }
    int length = read(Integer.BYTES, end).getInt();
    if (length < 1 || length > LONGEST) {
      throw new IOException("the agent answers with " + length + " bytes");
    }
    return new ByteArrayBuffer(read(length, end).array());
  }

  private ByteBuffer read(int length, long end) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes);
      if (read < 0) {
        throw new EOFException("the agent has ended");
      }
      if (read == 0) {
        await(SelectionKey.OP_READ, end);
      }
    }
    return bytes.flip();
  }

  private void await(int operation, long end) throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    if (left <= 0) {
      throw new SocketTimeoutException("the agent has not answered");
    }
    selected.interestOps(operation);
    selector.select(left);
    selector.selectedKeys().clear();
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    selector.close();
  }
}

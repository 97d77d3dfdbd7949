package dev.slipway.tunnel;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** Speaks with an agent at its Unix socket (draft-ietf-sshm-ssh-agent, section 3). */
final class AgentClient extends AbstractAgentProxy {

  /** An agent's answers are short; more is none of an agent. */
  private static final int LONGEST = 256 * 1024;

  private final SocketChannel channel;
  private final DataInputStream answers;
  private final List<PublicKey> offered;

  /** Throws IOException when nobody listens there. */
  AgentClient(Path socket, List<PublicKey> offered) throws IOException {
    super(null);
    this.offered = offered;
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    answers = new DataInputStream(Channels.newInputStream(channel));
  }

  /** The public halves of what an agent holds. */
  static List<PublicKey> keys(Path socket) throws IOException {
    try (AgentClient agent = new AgentClient(socket, List.of())) {
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
    ByteBuffer bytes = ByteBuffer.wrap(request.array(), request.rpos(), request.available());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    int length = answers.readInt();
    if (length < 1 || length > LONGEST) {
      throw new IOException("the agent answers with " + length + " bytes");
    }
    byte[] answer = new byte[length];
    answers.readFully(answer);
    return new ByteArrayBuffer(answer);
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

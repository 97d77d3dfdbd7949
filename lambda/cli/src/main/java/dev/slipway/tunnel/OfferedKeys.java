package dev.slipway.tunnel;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;

/** Those keys of an agent that a server is offered. The agent is not lent to the server. */
record OfferedKeys(Path socket, List<PublicKey> keys) implements SshAgentFactory {

  @Override
  public SshAgent createClient(Session session, FactoryManager manager) throws IOException {
    return new AgentClient(socket, keys, AgentClient.TO_SIGN);
  }

  @Override
  public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
    return List.of();
  }

  @Override
  public SshAgentServer createServer(ConnectionService service) {
    throw new UnsupportedOperationException("the agent is not lent");
  }
}

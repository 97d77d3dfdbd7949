package dev.slipway.tunnel;

import dev.slipway.config.PassageFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;

/** The library's client, set up for one host. */
record HopClient(SshClient client, HostKeyCheck check) {

  /** Three questions without an answer end a session: a NAT gateway has forgotten it then. */
  private static final Duration ASK_EVERY = Duration.ofSeconds(20);

  private static final int QUESTIONS = 3;

  /** For a server of PostgreSQL that does not read for as long as it waits for a lock. */
  private static final Duration LONG = Duration.ofDays(365);

  /** Connects to nothing yet. */
  static HopClient start(SshHost host, Identities identities) throws PassageFailed {
    HostKeyCheck check = check(host);
    SshClient client = SshClient.setUpDefaultClient();
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setServerKeyVerifier(check);
    client.setSignatureFactories(check.order(client.getSignatureFactories()));
    client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    client.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(identities.ofFiles()));
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, ASK_EVERY);
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, QUESTIONS);
    CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
    CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(client, LONG);
    client.start();
    Path agent = host.agent();
    if (agent != null && !identities.ofAgent().isEmpty()) {
      // Set later, it is not asked how it would be lent to servers.
      client.setAgentFactory(new OfferedKeys(agent, identities.ofAgent()));
    }
    return new HopClient(client, check);
  }

  private static HostKeyCheck check(SshHost host) throws PassageFailed {
    try {
      return new HostKeyCheck(host);
    } catch (PassageFailed e) {
      throw e;
    } catch (IOException e) {
      throw PassageFailed.forGood("known_hosts cannot be read: " + e.getMessage() + ".");
    }
  }
}

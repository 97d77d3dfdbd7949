package dev.slipway.tunnel;

import dev.slipway.config.PassageFailed;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.jspecify.annotations.Nullable;

/** Says why a server of SSH cannot be used. */
final class HopFailure {

  /** RFC 4253, section 11.1; servers say 2 of too many tries. */
  private static final Set<Integer> OF_KEYS =
      Set.of(
          SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE,
          SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR);

  private HopFailure() {}

  /** True when the server wants none of the keys. */
  static boolean isOfKeys(Throwable failure) {
    SshException said = find(failure, SshException.class);
    return said != null && OF_KEYS.contains(said.getDisconnectCode());
  }

  /** Why there is no session. */
  static PassageFailed of(
      Throwable failure, SshHost host, HostKeyCheck check, Identities identities) {
    PassageFailed known = find(failure, PassageFailed.class);
    if (known != null) {
      return known;
    }
    String refusal = check.refusal();
    if (refusal != null) {
      return PassageFailed.forGood("The SSH server " + refusal);
    }
    if (isOfKeys(failure)) {
      return PassageFailed.forGood(
          "The SSH server %s takes none of the keys it was offered (%s). Check the user and the key (--ssh-key), and that the key's public half is in that user's authorized_keys."
              .formatted(host.shown(), identities.shown()));
    }
    return PassageFailed.forNow(
        "The SSH server %s does not answer (%s).".formatted(host.shown(), text(failure)), failure);
  }

  /** Why a server of SSH leads nowhere. */
  static PassageFailed ofChannel(Throwable failure, SshHost host, String target) {
    SshChannelOpenException said = find(failure, SshChannelOpenException.class);
    if (said == null) {
      return PassageFailed.forNow(
          "The SSH server %s has not led to %s (%s)."
              .formatted(host.shown(), target, text(failure)),
          failure);
    }
    return said.getReasonCode() == SshConstants.SSH_OPEN_CONNECT_FAILED
        ? PassageFailed.forNow(
            "%s does not answer to the SSH server %s (%s)."
                .formatted(target, host.shown(), said.getMessage()),
            failure)
        : PassageFailed.forGood(
            "The SSH server %s does not let %s be reached through it (%s). Whoever runs it can allow that: AllowTcpForwarding and PermitOpen in sshd_config, and permitopen in authorized_keys."
                .formatted(host.shown(), target, said.getMessage()));
  }

  private static String text(Throwable failure) {
    if (find(failure, UnknownHostException.class) != null) {
      return "its host name is unknown";
    }
    if (find(failure, ConnectException.class) != null) {
      return "connection refused";
    }
    if (find(failure, NoRouteToHostException.class) != null) {
      return "no route to it";
    }
    return find(failure, TimeoutException.class) == null
        ? String.valueOf(failure.getMessage())
        : "nothing was heard of it";
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    Throwable reason = failure;
    while (reason != null && !type.isInstance(reason)) {
      reason = reason.getCause();
    }
    return type.cast(reason);
  }
}

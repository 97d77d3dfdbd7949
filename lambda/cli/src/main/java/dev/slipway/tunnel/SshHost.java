package dev.slipway.tunnel;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server of SSH with all that is configured of it.
 *
 * @param name where it is
 * @param user who logs in
 * @param keys files of keys to log in with, none of which need be there
 * @param onlyThose whether somebody has named them, and wants no others
 * @param agent the socket of the agent; null for none
 * @param knownHosts the files with keys of servers
 * @param knownAs the name under which its own key is known
 * @param revoked the file of keys that no server may have; null for none
 */
record SshHost(
    String name,
    int port,
    String user,
    List<Path> keys,
    boolean onlyThose,
    @Nullable Path agent,
    List<Path> knownHosts,
    String knownAs,
    @Nullable Path revoked) {

  static final int USUAL_PORT = 22;

  /** For messages. */
  String shown() {
    return user + "@" + name + (port == USUAL_PORT ? "" : ":" + port);
  }

  /** How {@code known_hosts} names it. */
  String knownName() {
    return port == USUAL_PORT ? knownAs : "[" + knownAs + "]:" + port;
  }
}

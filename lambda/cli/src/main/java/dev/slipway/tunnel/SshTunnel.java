package dev.slipway.tunnel;

import dev.slipway.config.PassageFailed;
import dev.slipway.config.Pipe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A way through servers of SSH. A session that has broken is opened again with the next need. */
final class SshTunnel implements Tunnel {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final SshPlace place;
  private final @Nullable Path key;
  private final LocalUser here;
  private final List<Hop> hops = new ArrayList<>();
  private final Map<SshHost, Identities> identities = new HashMap<>();
  private boolean told;

  /** Opens nothing yet. */
  SshTunnel(SshPlace place, @Nullable Path key, LocalUser here) {
    this.place = place;
    this.key = key;
    this.here = here;
  }

  @Override
  public synchronized boolean prepare(String host, int port) throws PassageFailed {
    if (hops.isEmpty() || !hops.stream().allMatch(Hop::isOpen)) {
      close();
      openAll(new SshHosts(here).way(place, key));
    }
    return true;
  }

  private void openAll(List<SshHost> way) throws PassageFailed {
    try {
      for (SshHost host : way) {
        if (!identities.containsKey(host)) {
          identities.put(host, Identities.of(host, here));
        }
        hops.add(Hop.to(host, identities.get(host), hops.isEmpty() ? null : last()));
      }
    } catch (PassageFailed e) {
      close();
      throw e;
    }
    if (!told) {
      told = true;
      here.notices()
          .accept(
              "the way to the database leads through "
                  + way.stream().map(SshHost::shown).collect(Collectors.joining(", then ")));
    }
  }

  private synchronized Hop last() {
    return hops.get(hops.size() - 1);
  }

  @Override
  public Pipe open(String host, int port, int limit) throws PassageFailed {
    prepare(host, port);
    return last().pipe(host, port, limit == 0 ? LONGEST : Duration.ofMillis(limit));
  }

  @Override
  public synchronized void close() {
    for (int i = hops.size() - 1; i >= 0; i--) {
      hops.get(i).close();
    }
    hops.clear();
  }
}

package dev.slipway.tunnel;

import dev.slipway.config.PassageFailed;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.jspecify.annotations.Nullable;

/** What to log in to one host with. */
final class Identities {

  /** The passphrase of keys for those who are not asked. */
  static final String PASSPHRASE = "SSH_TUNNEL_PASSPHRASE";

  private static final int TRIES = 3;

  /** No person is asked before an agent says what it holds. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final SshHost host;
  private final LocalUser here;
  private final List<KeyPair> pairs = new ArrayList<>();
  private final List<KeyFile> locked = new ArrayList<>();
  private final List<PublicKey> named = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<PublicKey> held;

  private Identities(SshHost host, LocalUser here) {
    this.host = host;
    this.here = here;
    this.held = held();
  }

  /** All that can be had without asking anybody. */
  static Identities of(SshHost host, LocalUser here) throws PassageFailed {
    Identities identities = new Identities(host, here);
    for (Path file : host.keys()) {
      identities.add(new KeyFile(file));
    }
    return identities;
  }

  private List<PublicKey> held() {
    Path agent = host.agent();
    if (agent == null) {
      return List.of();
    }
    try {
      return AgentClient.keys(agent, LONGEST);
    } catch (SocketTimeoutException e) {
      String note =
          "the agent at %s has not answered for %d s".formatted(agent, LONGEST.toSeconds());
      notes.add(note);
      here.notices().accept(note + "; keys of files are used");
      return List.of();
    } catch (IOException | RuntimeException e) {
      notes.add("no agent answers at " + agent);
      return List.of();
    }
  }

  private void add(KeyFile key) throws PassageFailed {
    PublicKey half = key.publicHalf();
    if (half != null && isHeld(half)) {
      named.add(half);
    } else if (key.isThere()) {
      read(key);
    } else if (host.onlyThose()) {
      notes.add(key.file() + " is not there");
    }
  }

  private void read(KeyFile key) throws PassageFailed {
    String problem = key.problem();
    if (problem != null && host.onlyThose()) {
      throw PassageFailed.forGood("The key is not used, because " + problem + ".");
    }
    if (problem != null) {
      notes.add(problem);
      return;
    }
    List<KeyPair> read = key.read(file -> here.variables().get(PASSPHRASE), 1);
    if (read == null) {
      locked.add(key);
    } else {
      pairs.addAll(read);
    }
  }

  private boolean isHeld(PublicKey key) {
    return held.stream().anyMatch(one -> KeyUtils.compareKeys(one, key));
  }

  private boolean isNamed(PublicKey key) {
    return named.stream().anyMatch(one -> KeyUtils.compareKeys(one, key));
  }

  /** Keys of the agent, those first that somebody has named. */
  List<PublicKey> ofAgent() {
    return held.stream()
        .filter(key -> !host.onlyThose() || isNamed(key))
        .sorted(Comparator.comparing(key -> !isNamed(key)))
        .toList();
  }

  /** Keys of files that are open. */
  List<KeyPair> ofFiles() {
    return List.copyOf(pairs);
  }

  boolean isEmpty() {
    return pairs.isEmpty() && ofAgent().isEmpty();
  }

  /** Asks for passphrases; true when there is one key more. */
  boolean unlock() throws PassageFailed {
    int before = pairs.size();
    for (KeyFile key : List.copyOf(locked)) {
      List<KeyPair> read = key.read(here.passphrases(), TRIES);
      if (read != null) {
        pairs.addAll(read);
        locked.remove(key);
      }
    }
    return pairs.size() > before;
  }

  /** Whether there are keys of files that nobody has opened. */
  boolean hasLocked() {
    return !locked.isEmpty();
  }

  /** What there is and what there is not, for messages. */
  String shown() {
    Stream<@Nullable String> parts =
        Stream.concat(
            Stream.of(
                ofAgent().isEmpty() ? null : "the agent's " + ofAgent().size(),
                pairs.isEmpty() ? null : pairs.size() + " of files"),
            Stream.concat(notes.stream(), locked.stream().map(Identities::locked)));
    List<String> all = parts.filter(Objects::nonNull).map(String::valueOf).toList();
    return all.isEmpty() ? "there is none" : String.join("; ", all);
  }

  private static String locked(KeyFile key) {
    return "%s has a passphrase that was not given: ssh-add %s, or set %s"
        .formatted(key.file(), key.file(), PASSPHRASE);
  }
}

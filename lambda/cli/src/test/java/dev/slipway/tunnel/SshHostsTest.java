package dev.slipway.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.config.PassageFailed;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is configured of hosts, and known of their keys. */
class SshHostsTest {

  @TempDir Path home;

  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectory(home.resolve(".ssh"));
  }

  private List<SshHost> way(String place, String... config) throws IOException {
    Files.write(home.resolve(".ssh/config"), List.of(config));
    LocalUser here = new LocalUser(Map.of("HOME", home.toString()), file -> null, notices::add);
    return new SshHosts(here).way(SshPlace.parse(place), null);
  }

  private List<String> names(String place, String... config) throws IOException {
    return way(place, config).stream().map(SshHost::name).toList();
  }

  @Test
  void aHostDoesNotLeadToItself() throws Exception {
    assertThat(names("db", "Host *", "ProxyJump bastion")).containsExactly("bastion", "db");
    assertThat(names("bastion", "Host *", "ProxyJump bastion")).containsExactly("bastion");
  }

  /** As OpenSSH reads it, whose files may be older than UTF-8. */
  @Test
  void aCommentMayBeInAnyEncoding() throws Exception {
    List<SshHost> way = way("db", "# B\u00fcro", "Host db", "HostName db.internal");
    Path config = home.resolve(".ssh/config");
    Files.writeString(config, Files.readString(config), StandardCharsets.ISO_8859_1);
    LocalUser here = new LocalUser(Map.of("HOME", home.toString()), file -> null, notices::add);
    assertThat(new SshHosts(here).way(SshPlace.parse("db"), null)).isEqualTo(way);
  }

  @Test
  void aCircleIsRefused() {
    assertThatThrownBy(() -> way("a", "Host a", "ProxyJump b", "Host b", "ProxyJump a"))
        .isInstanceOf(PassageFailed.class)
        .hasMessageContaining("in a circle: a, through b, through a");
    assertThatThrownBy(() -> way("x", "Host *", "ProxyJump a,b"))
        .isInstanceOf(PassageFailed.class)
        .hasMessageContaining("in a circle");
  }

  private static PublicKey key() throws Exception {
    return KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256).getPublic();
  }

  private KnownHosts known(String known, String revoked) throws Exception {
    Files.writeString(home.resolve("known"), known);
    Files.writeString(home.resolve("revoked"), revoked);
    return KnownHosts.of(
        way(
                "db:2222",
                "Host *",
                "GlobalKnownHostsFile " + home.resolve("known"),
                "UserKnownHostsFile none",
                "RevokedHostKeys " + home.resolve("revoked"))
            .get(0));
  }

  private static String text(PublicKey key) {
    return PublicKeyEntry.toString(key);
  }

  @Test
  void aKeyWithoutAPortCountsOnlyWhereThePortHasNone() throws Exception {
    PublicKey loose = key();
    PublicKey exact = key();
    String alone = "db " + text(loose) + "\n";
    assertThat(known(alone, "").holds(loose)).isTrue();
    KnownHosts both = known(alone + "[db]:2222 " + text(exact) + "\n", "");
    assertThat(both.holds(exact)).isTrue();
    assertThat(both.holds(loose)).isFalse();
  }

  @Test
  void aRevokedKeyIsSeenAndAListThatCannotBeReadIsNoList() throws Exception {
    PublicKey key = key();
    String known = "[db]:2222 " + text(key) + "\n";
    assertThat(known(known, "# none\n\n" + text(key()) + " of before\n").hasRevoked(key)).isFalse();
    assertThat(known(known, "# one\n" + text(key) + " stolen\n").hasRevoked(key)).isTrue();
    for (String unreadable : List.of("SSHKRL\n\0", "ecdsa-sha2-nistp256 AAAA\n", "what\n")) {
      assertThatThrownBy(() -> known(known, unreadable))
          .as(unreadable)
          .isInstanceOf(PassageFailed.class)
          .hasMessageContaining("RevokedHostKeys")
          .hasMessageContaining("no server is believed");
    }
  }

  @Test
  void anAgentThatNeverAnswersIsGivenUp() throws Exception {
    Path socket = home.resolve("agent");
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(socket));
      assertThatThrownBy(() -> AgentClient.keys(socket, Duration.ofMillis(20)))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }
}

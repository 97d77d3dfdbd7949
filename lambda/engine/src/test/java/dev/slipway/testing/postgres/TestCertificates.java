package dev.slipway.testing.postgres;

import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A root, a certificate for {@code localhost} that it has signed, and a root that has signed
 * nothing; made by the JDK's keytool.
 */
public final class TestCertificates {

  static final String PASSWORD = "not-secret";

  private final Path folder;

  /** Makes them below a folder. */
  public TestCertificates(Path folder) {
    this.folder = folder;
    generate("root", "-ext", "bc:c");
    generate("other", "-ext", "bc:c");
    generate("server", "-signer", "root", "-ext", "san=dns:localhost");
  }

  /** A certificate as a file in PEM: of {@code root}, {@code other} or {@code server}. */
  public Path certificate(String alias) {
    try {
      return pem(alias + ".crt", "CERTIFICATE", keys().getCertificate(alias).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server's private key, which only its owner may read. */
  public Path key() {
    try {
      byte[] key = keys().getKey("server", PASSWORD.toCharArray()).getEncoded();
      Path file = pem("server.key", "PRIVATE KEY", key);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return file;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void generate(String alias, String... more) {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", alias));
    command.addAll(List.of("-keyalg", "EC", "-dname", "CN=slipway test " + alias));
    command.addAll(List.of("-keystore", file().toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD));
    command.addAll(List.of(more));
    try (ChildProcess process = ChildProcess.startCommand(folder, Map.of(), command)) {
      if (process.waitFor(Duration.ofSeconds(60)) != 0) {
        throw new IllegalStateException("keytool failed: " + process.stdout() + process.stderr());
      }
    }
  }

  /** The store that holds them; as a trust store, all of its certificates are trusted. */
  Path file() {
    return folder.resolve("keys.p12");
  }

  private KeyStore keys() {
    try (InputStream in = Files.newInputStream(file())) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path pem(String name, String type, byte[] content) {
    byte[] lineEnd = {'\n'};
    String text = Base64.getMimeEncoder(64, lineEnd).encodeToString(content);
    String pem = "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, text);
    try {
      return Files.writeString(folder.resolve(name), pem, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

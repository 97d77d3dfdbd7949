package dev.slipway.backup.manifest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Counts and hashes what flows through; it does not close what it flows into. */
public final class Hashing extends OutputStream {

  private static final int NAME_BYTES = 6;

  private final OutputStream next;
  private final MessageDigest digest = digest();
  private long bytes;

  /** Nothing has flowed yet. */
  public Hashing(OutputStream next) {
    this.next = next;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    next.write(buffer, offset, length);
    digest.update(buffer, offset, length);
    bytes += length;
  }

  @Override
  public void flush() throws IOException {
    next.flush();
  }

  /** How much has flowed. */
  public long bytes() {
    return bytes;
  }

  /** The hash of all so far; asked for once. */
  public String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A short name by which the same things are known again, in letters and digits. */
  public static String name(Object... of) {
    byte[] hash = sha256(Arrays.deepToString(of).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
  }

  /** The hash of some bytes. */
  public static byte[] sha256(byte[] bytes) {
    return digest().digest(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

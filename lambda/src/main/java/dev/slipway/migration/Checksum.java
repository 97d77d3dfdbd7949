package dev.slipway.migration;

import dev.slipway.sql.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over the tokens of statements, as 64 hexadecimal digits: comments, white space between
 * tokens, byte order mark, line endings and the last semicolon do not count.
 */
public final class Checksum {

  private static final String GENERATES = "\\gexec";

  private Checksum() {}

  /** The checksum of statements in their order. */
  public static String of(List<Statement> statements) {
    MessageDigest digest = sha256();
    for (Statement statement : statements) {
      String text = statement.source();
      statement.eachToken(token -> add(digest, token.in(text)));
      if (statement.generates()) {
        add(digest, GENERATES);
      }
      statement.data().ifPresent(rows -> add(digest, rows.text().stripTrailing()));
      digest.update((byte) 1);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String token) {
    digest.update(token.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

package dev.slipway.migration;

import dev.slipway.sql.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * SHA-256 over the tokens of statements, as 64 hexadecimal digits: comments, white space between
 * tokens, byte order mark, line endings and the last semicolon do not count. Where values were put
 * in for placeholders, half of the digits are the text's, and half are the values'.
 */
public final class Checksum {

  private static final int HALF = 32;
  private static final int PIECE = 1 << 13;
  private static final String GENERATES = "\\gexec";

  private Checksum() {}

  /** The checksum of statements in their order. */
  public static String of(List<Statement> statements) {
    MessageDigest digest = sha256();
    for (Statement statement : statements) {
      String text = statement.source();
      StringBuilder tokens = new StringBuilder();
      statement.eachToken(
          token -> {
            tokens.append(text, token.start(), token.end()).append('\0');
            if (tokens.length() >= PIECE) {
              addAll(digest, tokens);
            }
          });
      addAll(digest, tokens);
      if (statement.generates()) {
        add(digest, GENERATES);
      }
      statement.data().ifPresent(rows -> add(digest, rows.text().stripTrailing()));
      digest.update((byte) 1);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The checksum of statements with what was put in for their placeholders.
   *
   * @param values by name, of which those count that the statements have places for
   */
  public static String of(List<Statement> statements, Map<String, String> values) {
    String ofText = of(statements);
    Map<String, String> used = new TreeMap<>();
    for (String name : values.isEmpty() ? Set.<String>of() : Placeholders.namesIn(statements)) {
      if (values.containsKey(name)) {
        used.put(name, values.get(name));
      }
    }
    return used.isEmpty() ? ofText : ofText.substring(0, HALF) + ofValues(used).substring(0, HALF);
  }

  private static String ofValues(Map<String, String> values) {
    MessageDigest digest = sha256();
    values.forEach(
        (name, value) -> {
          add(digest, name);
          add(digest, value);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** True when two checksums are of the same text, whatever was put in for its placeholders. */
  public static boolean areOfOneText(String one, String other) {
    return one.regionMatches(0, other, 0, HALF);
  }

  /** Many tokens at once, each with its end behind it. */
  private static void addAll(MessageDigest digest, StringBuilder tokens) {
    digest.update(text(tokens.toString()));
    tokens.setLength(0);
  }

  private static void add(MessageDigest digest, String token) {
    digest.update(text(token));
    digest.update((byte) 0);
  }

  private static byte[] text(String written) {
    return written.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

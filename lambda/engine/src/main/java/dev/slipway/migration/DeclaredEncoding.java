package dev.slipway.migration;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A file that is not UTF-8 and says so itself, as dumps do of databases in another encoding: {@code
 * SET client_encoding = 'LATIN1'}, until it takes that back (PostgreSQL manual, chapter 23.3
 * "Character Set Support").
 */
final class DeclaredEncoding {

  /** What sets it, with the name of an encoding; or takes it back, without one. */
  private static final Pattern CHANGE =
      Pattern.compile(
          "(?im)(?:^|(?<=;))(\\s*SET\\s+(?:NAMES\\s+|(?:SESSION\\s+)?client_encoding\\s*(?:=|\\bTO\\b)"
              + "\\s*))('?[\\w-]+'?)(?=\\s*;)"
              + "|(?:^|(?<=;))\\s*(?:RESET\\s+(?:client_encoding|ALL)|DISCARD\\s+ALL)(?=\\s*;)");

  private static final String DEFAULT = "DEFAULT";

  /** What the server calls otherwise than Java does. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("LATIN5", "ISO-8859-9"),
          Map.entry("LATIN6", "ISO-8859-10"),
          Map.entry("LATIN7", "ISO-8859-13"),
          Map.entry("LATIN8", "ISO-8859-14"),
          Map.entry("LATIN9", "ISO-8859-15"),
          Map.entry("LATIN10", "ISO-8859-16"),
          Map.entry("KOI8R", "KOI8-R"),
          Map.entry("KOI8U", "KOI8-U"),
          Map.entry("WIN866", "IBM866"),
          Map.entry("WIN874", "x-windows-874"),
          Map.entry("EUC_JP", "EUC-JP"),
          Map.entry("EUC_KR", "EUC-KR"),
          Map.entry("EUC_CN", "GB2312"),
          Map.entry("SJIS", "windows-31j"),
          Map.entry("UHC", "x-windows-949"));

  private DeclaredEncoding() {}

  /**
   * The text of a file in the encodings that it says, and that says UTF8 from now on, for so it is
   * sent; every line is as long as it was. Nothing where it says none, or not the truth.
   */
  static Optional<String> decode(byte[] bytes) {
    List<MatchResult> changes =
        CHANGE.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).results().toList();
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(bytes.length);
    Charset charset = charset(changes.get(0));
    int from = 0;
    try {
      for (MatchResult change : changes) {
        text.append(decode(bytes, from, change.start(), charset)).append(asUtf8(change));
        charset = charset(change);
        from = change.end();
      }
      return Optional.of(text.append(decode(bytes, from, bytes.length, charset)).toString());
    } catch (CharacterCodingException notTrue) {
      return Optional.empty();
    }
  }

  /** Of a name that nobody knows, only what is ASCII can be read. */
  private static Charset charset(MatchResult change) {
    String name = change.group(2);
    return name == null || name.equalsIgnoreCase(DEFAULT)
        ? StandardCharsets.UTF_8
        : charset(name.replace("'", "").toUpperCase(Locale.ROOT)).orElse(StandardCharsets.US_ASCII);
  }

  private static Optional<Charset> charset(String name) {
    String java =
        name.matches("LATIN[1-4]")
            ? "ISO-8859-" + name.charAt(name.length() - 1)
            : name.matches("WIN125\\d")
                ? "windows-" + name.substring("WIN".length())
                : NAMES.getOrDefault(name, name.replace('_', '-'));
    boolean known = Charset.isSupported(java) && !java.equals("SQL-ASCII");
    return known ? Optional.of(Charset.forName(java)) : Optional.empty();
  }

  private static CharSequence decode(byte[] bytes, int from, int to, Charset charset)
      throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
  }

  private static String asUtf8(MatchResult change) {
    String old = change.group(2);
    if (old == null || old.equalsIgnoreCase(DEFAULT)) {
      return change.group();
    }
    String name = "'UTF8'";
    return change.group(1) + name + " ".repeat(Math.max(0, old.length() - name.length()));
  }
}

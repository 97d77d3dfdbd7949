package dev.slipway.migration;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file that is not UTF-8 and says so itself, as dumps do of databases in another encoding: {@code
 * SET client_encoding = 'LATIN1'} (PostgreSQL manual, chapter 23.3 "Character Set Support").
 */
final class DeclaredEncoding {

  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?im)^(\\s*SET\\s+client_encoding\\s*(?:=|\\bTO\\b)\\s*)('?[\\w-]+'?)(?=\\s*;)");

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
   * The text of a file in the encoding that it says, and that says UTF8 from now on, for so it is
   * sent; every line is as long as it was. Nothing where it says none, several, or not the truth.
   */
  static Optional<String> decode(byte[] bytes) {
    String raw = new String(bytes, StandardCharsets.ISO_8859_1);
    Set<String> names =
        DECLARATION
            .matcher(raw)
            .results()
            .map(found -> found.group(2).replace("'", "").toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return names.size() == 1
        ? charset(names.iterator().next()).flatMap(charset -> decode(bytes, charset))
        : Optional.empty();
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

  private static Optional<String> decode(byte[] bytes, Charset charset) {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(DECLARATION.matcher(text).replaceAll(DeclaredEncoding::asUtf8));
    } catch (CharacterCodingException notTrue) {
      return Optional.empty();
    }
  }

  private static String asUtf8(MatchResult found) {
    String name = "'UTF8'";
    String padding = " ".repeat(Math.max(0, found.group(2).length() - name.length()));
    return Matcher.quoteReplacement(found.group(1) + name + padding);
  }
}

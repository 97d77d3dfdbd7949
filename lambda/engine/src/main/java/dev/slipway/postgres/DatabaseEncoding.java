package dev.slipway.postgres;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Encoding;

/**
 * Which characters a database has (PostgreSQL manual, chapter 23.3.1 "Supported Character Sets").
 */
public final class DatabaseEncoding {

  /** No encoding: what comes is taken as it is. */
  static final String ANY = "SQL_ASCII";

  /** What the server says of a character that it cannot keep in the database's encoding. */
  private static final String NO_SUCH_CHARACTER = "22P05";

  private final Charset charset;

  private DatabaseEncoding(Charset charset) {
    this.charset = charset;
  }

  /** That of a session's database; one that Java does not know counts as having all. */
  public static DatabaseEncoding of(Session session) {
    String name = nameOf(session);
    try {
      return new DatabaseEncoding(
          name.equals(ANY)
              ? StandardCharsets.UTF_8
              : Charset.forName(Encoding.getDatabaseEncoding(name).name()));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return new DatabaseEncoding(StandardCharsets.UTF_8);
    }
  }

  /** True where the server takes texts as bytes. */
  static boolean isUnknown(Session session) {
    return nameOf(session).equals(ANY);
  }

  private static String nameOf(Session session) {
    return session.reported().getOrDefault("server_encoding", ANY);
  }

  /** True when the database has all characters of a text. */
  public boolean fits(String text) {
    return charset.newEncoder().canEncode(text);
  }

  /** The failure with its place: of a character that is missing, the server does not say where. */
  static SqlFailure located(SqlFailure failure, Session session, String sent) {
    int offset = failure.sqlState().equals(NO_SUCH_CHARACTER) ? of(session).firstMissing(sent) : -1;
    return offset < 0 ? failure : failure.at(sent.codePointCount(0, offset) + 1);
  }

  /** Offset of the first character that the database lacks; -1 when it has all. */
  private int firstMissing(String text) {
    CharsetEncoder encoder = charset.newEncoder();
    return IntStream.range(0, text.length())
        .filter(i -> !Character.isLowSurrogate(text.charAt(i)))
        .filter(i -> !encoder.canEncode(Character.toString(text.codePointAt(i))))
        .findFirst()
        .orElse(-1);
  }

  /** A literal of what is only to be read: {@link #fitting} of the text; NULL of null. */
  public String noted(@Nullable String text) {
    return Sql.literal(text == null ? null : fitting(text));
  }

  /** The text with a question mark for each character that the database lacks. */
  public String fitting(String text) {
    if (fits(text)) {
      return text;
    }
    CharsetEncoder encoder = charset.newEncoder();
    StringBuilder fitting = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(one -> fitting.append(encoder.canEncode(one) ? one : "?"));
    return fitting.toString();
  }
}

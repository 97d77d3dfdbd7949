package dev.slipway.migration;

import dev.slipway.sql.Token;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a migration file. */
public enum Section {
  UP,
  DOWN,
  VERIFY;

  private static final Pattern MARKER = Pattern.compile("--[ \\t]*(UP|DOWN|VERIFY)[ \\t]*(:.*)?");
  private static final Pattern NEARLY =
      Pattern.compile("--[ \\t]*(up|down|verify)[ \\t]*:?[ \\t]*", Pattern.CASE_INSENSITIVE);

  /** The section that begins at a comment, when it has the form of a marker on its own line. */
  static Optional<Section> beginningAt(Token comment, String text) {
    Matcher marker = MARKER.matcher(comment.in(text).stripTrailing());
    return isFirstOnLine(comment, text) && marker.matches()
        ? Optional.of(valueOf(marker.group(1)))
        : Optional.empty();
  }

  /** True for {@code -- down} and the like: too close to a marker to be taken for a comment. */
  static boolean nearlyAt(Token comment, String text) {
    return isFirstOnLine(comment, text)
        && NEARLY.matcher(comment.in(text)).matches()
        && beginningAt(comment, text).isEmpty();
  }

  private static boolean isFirstOnLine(Token comment, String text) {
    int lineStart = text.lastIndexOf('\n', comment.start() - 1) + 1;
    return text.substring(lineStart, comment.start()).replace("\uFEFF", "").isBlank();
  }
}

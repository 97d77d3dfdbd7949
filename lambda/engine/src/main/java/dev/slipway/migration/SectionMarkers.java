package dev.slipway.migration;

import dev.slipway.sql.CommandWords;
import dev.slipway.sql.LineEnds;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.Statement;
import dev.slipway.sql.Token;
import dev.slipway.sql.TokenKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The lines of a file that begin its sections, and those that nearly do or do it elsewhere. */
final class SectionMarkers {

  /** A line and what it means. */
  private record Found(Token token, Marker marker) {}

  private final ParsedText parsed;
  private final String text;
  private final List<Found> found = new ArrayList<>();

  SectionMarkers(ParsedText parsed) {
    this.parsed = parsed;
    this.text = parsed.text();
    for (Token comment : parsed.comments()) {
      if (isFirstOnLine(comment.start(), text)) {
        read(comment, text).ifPresent(marker -> found.add(new Found(comment, marker)));
      }
    }
    Set<String> tools = new HashSet<>();
    found.forEach(line -> tools.add(line.marker.tool()));
    tools.remove("");
    if (!tools.isEmpty()) {
      addOthers(tools);
    }
  }

  /** What would be prose in another file. */
  private void addOthers(Set<String> tools) {
    for (Token comment : parsed.comments()) {
      boolean known = found.stream().anyMatch(line -> line.token.equals(comment));
      if (!known && isFirstOnLine(comment.start(), text)) {
        ForeignMarker.in(comment.in(text), tools)
            .ifPresent(marker -> found.add(new Found(comment, marker)));
      }
    }
    found.sort(Comparator.comparingInt(line -> line.token.start()));
  }

  /** Tells of each line that must not be taken for a comment, by its offset. */
  void complain(BiConsumer<Integer, String> problems) {
    for (Found line : found) {
      if (!isOurs(line) && !standsInStatement(line.token) && mayBeginSection(line)) {
        complain(line.marker, line.token.start(), problems);
      }
    }
    for (Statement statement : parsed.statements()) {
      noStatement(statement).ifPresent(marker -> complain(marker, statement.start(), problems));
    }
  }

  private void complain(Marker marker, int start, BiConsumer<Integer, String> problems) {
    problems.accept(start, MarkerComplaint.of(marker, lineAt(start)));
  }

  /** What a comment means that is the first thing on its line. */
  static Optional<Marker> read(Token comment, String text) {
    String line = comment.in(text);
    return comment.kind() == TokenKind.BLOCK_COMMENT ? inBlock(line) : Marker.in(line);
  }

  /** A block of comment is a heading when one of its lines says something, and the others none. */
  private static Optional<Marker> inBlock(String comment) {
    List<String> lines =
        comment.lines().filter(line -> line.chars().anyMatch(Character::isLetter)).toList();
    boolean heading = lines.size() == 1 && !lines.get(0).strip().startsWith("--");
    Optional<Marker> first = lines.isEmpty() ? Optional.empty() : ForeignMarker.in(lines.get(0));
    return heading ? Marker.in(lines.get(0)) : first;
  }

  private static boolean isOurs(Found line) {
    return line.marker.kind() == Marker.Kind.OURS;
  }

  /** A comment among a statement's columns, or in its body, is one. */
  private boolean standsInStatement(Token comment) {
    return parsed.statements().stream()
        .filter(s -> s.start() < comment.start() && comment.end() <= s.end())
        .anyMatch(s -> s.isOpenAt(comment.start()));
  }

  private boolean mayBeginSection(Found line) {
    if (line.marker.kind() == Marker.Kind.FOREIGN) {
      return true;
    }
    Found around = enclosing(line);
    Section section = line.marker.section();
    boolean explicit = around != null && around.marker.section() == section;
    int from = around == null ? 0 : around.token.end();
    boolean first = parsed.between(from, line.token.start()).isEmpty();
    if (explicit && first) {
      return false;
    }
    boolean sure = line.marker.kind() == Marker.Kind.NEARLY;
    boolean inUp = around == null || around.marker.section() == Section.UP;
    return sure
        ? heads(line) || headsComments(line)
        : inUp && section != Section.UP && !first && heads(line) && !headsComments(line);
  }

  /** True when what stands behind the line can be what its section is made of. */
  private boolean heads(Found line) {
    int next = next(line);
    List<Statement> behind =
        parsed.statements().stream()
            .filter(s -> s.end() > line.token.end() && s.start() < next)
            .toList();
    boolean fits =
        line.marker.section() != Section.VERIFY
            || behind.stream().allMatch(s -> CommandWords.beginCheck(s.words()));
    return !behind.isEmpty() && fits;
  }

  /** True when a script follows that is kept in comments. */
  private boolean headsComments(Found line) {
    int end =
        parsed.statements().stream()
            .mapToInt(Statement::start)
            .filter(start -> start > line.token.end())
            .findFirst()
            .orElse(text.length());
    String comments = text.substring(line.token.end(), Math.min(end, next(line)));
    return line.marker.section() == Section.DOWN
        && CommentedScript.isSql(CommentedScript.uncomment(comments));
  }

  private @Nullable Found enclosing(Found line) {
    return found.stream()
        .filter(f -> isOurs(f) && f.token.start() < line.token.start())
        .reduce((one, other) -> other)
        .orElse(null);
  }

  private int next(Found line) {
    return found.stream()
        .filter(f -> f.token.start() > line.token.start())
        .filter(f -> f.marker.kind() != Marker.Kind.HEADING)
        .mapToInt(f -> f.token.start())
        .findFirst()
        .orElse(text.length());
  }

  /** What begins like a statement, but no statement begins so: {@code # DOWN}, {@code [down]}. */
  private Optional<Marker> noStatement(Statement statement) {
    int start = statement.start();
    boolean word = Character.isLetter(text.charAt(start));
    boolean strange =
        word ? Marker.names(statement.words().at(0)) : "(\"".indexOf(text.charAt(start)) < 0;
    return strange && isFirstOnLine(start, text) ? Marker.in(lineAt(start)) : Optional.empty();
  }

  private String lineAt(int start) {
    return text.substring(start, LineEnds.end(text, start)).strip();
  }

  /** True for a comment with nothing before it on its line. */
  static boolean isFirstOnLine(Token comment, String text) {
    return isFirstOnLine(comment.start(), text);
  }

  private static boolean isFirstOnLine(int offset, String text) {
    String before = text.substring(LineEnds.start(text, offset), offset);
    return before.replace("\uFEFF", "").isBlank();
  }
}

package dev.slipway.migration;

import dev.slipway.sql.ParsedText;
import dev.slipway.sql.Token;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The lines by which another tool's files are cut into UP and DOWN, as its manual writes them. Such
 * a file is read as it is: where its line for UP comes before the first statement, nothing else can
 * be meant.
 */
enum Dialect {
  DBMATE(
      "migrate:(up|down)",
      "migrate:up\\b.*",
      "migrate:down\\b.*",
      "migrate:(up|down)\\b.*\\btransaction:false\\b.*",
      "(?!)"),
  GOOSE(
      "\\+goose",
      "\\+goose\\s+up\\b.*",
      "\\+goose\\s+down\\b.*",
      "\\+goose\\s+no\\s+transaction\\b.*",
      "\\+goose\\s+(statement(begin|end)|envsub\\s+off)\\b.*"),
  SQL_MIGRATE(
      "\\+migrate",
      "\\+migrate\\s+up\\b.*",
      "\\+migrate\\s+down\\b.*",
      "\\+migrate\\s+(up|down)\\s+notransaction\\b.*",
      "\\+migrate\\s+statement(begin|end)\\b.*"),
  NODE_PG_MIGRATE(
      "-*\\s*(up|down)\\s+migration\\b",
      "-*\\s*up\\s+migration\\b.*",
      "-*\\s*down\\s+migration\\b.*",
      "(?!)",
      "(?!)"),
  RAMBLER("rambler\\s+(up|down)\\b", "rambler\\s+up\\b.*", "rambler\\s+down\\b.*", "(?!)", "(?!)"),
  /** A file that is all UP. */
  ONLY_UP("(?!)", "(?!)", "(?!)", "-*\\s*no-transaction\\s*", "(?!)"),
  /** The same, whatever its comments say: its place or its user has said so. */
  WHOLE("(?!)", "(?!)", "(?!)", "-*\\s*no-transaction\\s*", "(?!)");

  private static final Pattern STATEMENT_END =
      Pattern.compile("(?im)^[ \\t]*--[ \\t]*\\+(goose|migrate)[ \\t]+statementend\\b[^\\r\\n]*");

  private final Pattern sign;
  private final Pattern up;
  private final Pattern down;
  private final Pattern withoutTransaction;
  private final Pattern ignored;

  /**
   * All of what follows the comment sign.
   *
   * @param sign how each of the tool's lines begins
   */
  Dialect(String sign, String up, String down, String withoutTransaction, String ignored) {
    this.sign = line(sign + ".*");
    this.up = line(up);
    this.down = line(down);
    this.withoutTransaction = line(withoutTransaction);
    this.ignored = line(ignored);
  }

  private static Pattern line(String behindSign) {
    return Pattern.compile("--\\s*" + behindSign, Pattern.CASE_INSENSITIVE);
  }

  /** The dialect of a tool, where it has one. */
  static Optional<Dialect> named(String tool) {
    String name = tool.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(values())
        .filter(dialect -> dialect != ONLY_UP && dialect != WHOLE)
        .filter(dialect -> dialect.name().equals(name))
        .findFirst();
  }

  /** The dialect of a text, where it is written in one. */
  static Optional<Dialect> of(ParsedText parsed) {
    int first =
        parsed.statements().isEmpty() ? parsed.text().length() : parsed.statements().get(0).start();
    return Arrays.stream(values())
        .filter(
            dialect ->
                parsed.comments().stream()
                    .filter(comment -> comment.start() < first)
                    .anyMatch(comment -> dialect.up.matcher(text(comment, parsed)).matches()))
        .findFirst();
  }

  private static String text(Token comment, ParsedText parsed) {
    return comment.in(parsed.text()).strip();
  }

  /** True where a file without any line of the tool is of it too, all of it the way up. */
  boolean knowsWholeFiles() {
    return this == NODE_PG_MIGRATE;
  }

  /** True where a section may begin more than once in a file. */
  boolean repeatsSections() {
    return this == SQL_MIGRATE;
  }

  /** The section that a line begins. */
  Optional<Section> section(String line) {
    String stripped = line.strip();
    return up.matcher(stripped).matches()
        ? Optional.of(Section.UP)
        : down.matcher(stripped).matches() ? Optional.of(Section.DOWN) : Optional.empty();
  }

  /**
   * The text with an end of a statement in the place of each line that is one, sign by sign where
   * it was: goose and sql-migrate need no semicolon before it.
   */
  String closed(String text) {
    return this == GOOSE || this == SQL_MIGRATE
        ? STATEMENT_END
            .matcher(text)
            .replaceAll(line -> ";" + " ".repeat(line.group().length() - 1))
        : text;
  }

  /** True when a line of the text says that no transaction is to be opened. */
  boolean isWithoutTransaction(ParsedText parsed) {
    return parsed.comments().stream()
        .anyMatch(comment -> withoutTransaction.matcher(text(comment, parsed)).matches());
  }

  /** Tells of each line that asks for what is not done here, by its offset. */
  void complain(ParsedText parsed, BiConsumer<Integer, String> problems) {
    for (Token comment : parsed.comments()) {
      String line = text(comment, parsed);
      if (asksForMore(line)) {
        problems.accept(
            comment.start(), "\"" + line + "\" asks for what is not done here. " + instead(line));
      } else if (this == ONLY_UP && isWayBack(line) && !isLast(comment, parsed)) {
        problems.accept(
            comment.start(),
            "by its name, all of this file is the way up; \"" + line + "\" says otherwise");
      }
    }
  }

  private static String instead(String line) {
    return line.toLowerCase(Locale.ROOT).contains("envsub")
        ? "Take it out; up is told what stands for ${NAME} by --set or --set-env"
        : "Write what it does in SQL, or take it out where nothing needs it";
  }

  private boolean asksForMore(String line) {
    return sign.matcher(line).matches()
        && section(line).isEmpty()
        && !withoutTransaction.matcher(line).matches()
        && !ignored.matcher(line).matches();
  }

  /** True where nothing would run behind it that may be meant as the way back. */
  private static boolean isLast(Token comment, ParsedText parsed) {
    return parsed.between(comment.end(), parsed.text().length()).isEmpty();
  }

  /** One of Liquibase holds its way back itself, in a comment. */
  private static boolean isWayBack(String line) {
    return !ForeignMarker.isRollback(line)
        && Marker.in(line)
            .filter(
                marker -> marker.kind() == Marker.Kind.OURS || marker.kind() == Marker.Kind.FOREIGN)
            .filter(marker -> marker.section() != Section.UP)
            .isPresent();
  }
}

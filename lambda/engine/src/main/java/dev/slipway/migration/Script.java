package dev.slipway.migration;

import dev.slipway.psql.NearbyFiles;
import dev.slipway.psql.PsqlSession;
import dev.slipway.psql.Remark;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.Place;
import dev.slipway.sql.SqlSource;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.TransactionCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one section.
 *
 * @param origin the file, or a description of where else the text was kept
 * @param original the file's text, for positions
 * @param text the text the statements were read from, line by line the same as the original
 * @param start where this section begins in the text
 * @param end where it ends
 * @param echoes what it prints, in order
 */
public record Script(
    String origin,
    String original,
    String text,
    int start,
    int end,
    List<Statement> statements,
    List<Echo> echoes) {

  /**
   * A script of its own, such as a DOWN section that was stored in the history table. Throws {@link
   * SqlSyntaxException} where it cannot be read by itself.
   */
  public static Script stored(String origin, String sql) {
    PsqlSession session = new PsqlSession(NearbyFiles.NONE, (comment, text) -> false);
    SqlSource source = new SqlSource(origin, sql, null);
    ParsedText parsed = StatementReader.read(source, comment -> false, session);
    for (Remark problem : session.problems()) {
      throw SqlSyntaxException.at(problem.place(), problem.text());
    }
    List<Echo> echoes = session.echoes().stream().map(Echo::of).toList();
    return new Script(origin, sql, sql, 0, sql.length(), parsed.statements(), echoes);
  }

  /**
   * The section as it can be run without the files it brings in and the variables set before it: as
   * it is written, where it needs none of them.
   */
  public String alone() {
    if (statements.stream().noneMatch(Statement::isMade)) {
      return sql();
    }
    StringBuilder alone = new StringBuilder();
    for (Statement statement : statements) {
      alone.append(statement.sql()).append(statement.generates() ? "\n\\gexec\n" : ";\n");
      statement.data().ifPresent(rows -> alone.append(closed(rows.text())));
    }
    return alone.toString();
  }

  private static String closed(String rows) {
    String trimmed = rows.stripTrailing();
    if (trimmed.equals("\\.") || trimmed.endsWith("\n\\.")) {
      return trimmed + "\n";
    }
    return rows.isEmpty() || rows.endsWith("\n") ? rows + "\\.\n" : rows + "\n\\.\n";
  }

  /** This section's part of the text. */
  public String sql() {
    return text.substring(start, end);
  }

  /** True when there is nothing to run. */
  public boolean isEmpty() {
    return statements.isEmpty();
  }

  /** True when all it does is to begin and end transactions. */
  public boolean onlyEndsTransactions() {
    return statements.stream().allMatch(s -> TransactionCommand.of(s.words()).isPresent());
  }

  /** The author's BEGIN that no COMMIT follows, or null. */
  @Nullable Statement unclosedBegin() {
    Statement begin = null;
    for (Statement statement : statements) {
      TransactionCommand command = TransactionCommand.of(statement.words()).orElse(null);
      if (command == TransactionCommand.BEGIN && begin == null) {
        begin = statement;
      } else if (command != null && command.ends()) {
        begin = null;
      }
    }
    return begin;
  }

  /** Where an offset of {@link #text()} stands in the file. */
  public TextPosition position(int offset) {
    return new ScriptPositions(this).of(offset);
  }

  /** The file with line and column, as editors and terminals link it. */
  public String location(int offset) {
    return origin + ":" + position(offset);
  }

  /** The same for a place in one of the texts that the statements are from. */
  public String location(Place place) {
    return isOfThisFile(place) ? location(place.offset()) : place.toString();
  }

  /** The line and column of a place in its file. */
  public TextPosition position(Place place) {
    return new ScriptPositions(this).of(place);
  }

  /** The name of the file that a place is in. */
  public String fileOf(Place place) {
    return isOfThisFile(place) ? origin : place.source().name();
  }

  static boolean isOfThisFile(Place place) {
    return place.source().includedBy() == null;
  }
}

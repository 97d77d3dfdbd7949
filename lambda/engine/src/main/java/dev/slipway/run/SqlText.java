package dev.slipway.run;

import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Script;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A text of several statements that is sent at once, and remembers where each came from. */
final class SqlText {

  /** One statement in the text; {@code statement} is null for one of our own. */
  private record Piece(
      int start, @Nullable Script script, @Nullable Statement statement, String generated) {

    Piece(int start, @Nullable Script script, @Nullable Statement statement) {
      this(start, script, statement, "");
    }
  }

  /** A setting of ours that keeps the author's search_path for a moment. */
  private static final String KEPT = "slipway.search_path";

  private final Placeholders placeholders;
  private final StringBuilder sql = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();

  SqlText(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  boolean isEmpty() {
    return sql.isEmpty();
  }

  String sql() {
    return sql.toString();
  }

  /**
   * Adds one statement of ours. Its names are looked up in pg_catalog alone; afterwards the
   * author's search_path is there again, for what runs at the commit.
   */
  void ours(String statement) {
    command("SELECT pg_catalog.set_config('" + KEPT + "', " + current("search_path") + ", true)");
    command("SET LOCAL search_path = pg_catalog, pg_temp");
    command(statement);
    command("SELECT pg_catalog.set_config('search_path', " + current(KEPT) + ", true)");
  }

  private static String current(String setting) {
    return "pg_catalog.current_setting('" + setting + "')";
  }

  /**
   * Adds a command of ours that looks up no name: of the transaction or the session. A closing
   * semicolon is added when it has none.
   */
  void command(String command) {
    pieces.add(new Piece(sql.length(), null, null));
    String text = command.strip();
    sql.append(text).append(text.endsWith(";") ? "\n" : ";\n");
  }

  /** Adds a statement of a script. */
  void statement(Script script, Statement statement) {
    pieces.add(new Piece(sql.length(), script, statement));
    sql.append(placeholders.apply(statement.sql())).append(";\n");
  }

  /** Adds a statement that does again a part of what one of a script has done. */
  void again(Script script, Statement statement, String part) {
    pieces.add(new Piece(sql.length(), script, statement));
    sql.append(placeholders.apply(part)).append(";\n");
  }

  /** Adds a statement that the query of {@code \\gexec} has made. */
  void generated(Script script, Statement query, String made) {
    pieces.add(new Piece(sql.length(), script, query, made));
    sql.append(made).append(";\n");
  }

  /** Sends the text where nobody wants an answer; otherwise as {@link #ask}. */
  void send(Session session) {
    ask(
        text -> {
          session.run(text);
          return text;
        });
  }

  /** How many characters there are. */
  int length() {
    return sql.length();
  }

  /** Sends the text. Throws {@link SegmentFailure} with the place of what failed. */
  <T> T ask(Function<String, T> session) {
    try {
      return session.apply(sql());
    } catch (SqlFailure e) {
      Piece failed = failed(e);
      throw SegmentFailure.of(e, locate(e), failed == null ? null : failed.statement);
    }
  }

  /**
   * Adds a check that raises an error when a statement of a VERIFY section does not hold.
   *
   * @param byErrors true where it holds whatever it answers
   */
  void verify(Script script, Statement statement, boolean byErrors) {
    pieces.add(new Piece(sql.length(), script, statement));
    String check =
        byErrors ? placeholders.apply(statement.sql()) : Verification.sql(statement, placeholders);
    sql.append(check).append(";\n");
  }

  /** Where in a file a failure of this text stands; nothing when it was a statement of ours. */
  Optional<FailurePlace> locate(SqlFailure failure) {
    int character = offset(failure);
    Piece piece = failed(failure);
    if (piece == null || piece.script == null || piece.statement == null) {
      return Optional.empty();
    }
    if (!piece.generated.isEmpty()) {
      FailureLocation query = new FailureLocation(piece.script, piece.statement, placeholders);
      return Optional.of(query.ofGenerated(piece.generated));
    }
    int inside = character < 0 ? -1 : character - piece.start;
    FailureLocation location = new FailureLocation(piece.script, piece.statement, placeholders);
    return Optional.of(location.of(failure, inside));
  }

  private @Nullable Piece failed(SqlFailure failure) {
    int character = offset(failure);
    return character < 0 ? pieceAt(failure.completed()) : pieceHolding(character);
  }

  /** The server counts characters, Java counts UTF-16 units. */
  private int offset(SqlFailure failure) {
    int characters = failure.position() - 1;
    return characters < 0 || characters > sql.codePointCount(0, sql.length())
        ? -1
        : sql.toString().offsetByCodePoints(0, characters);
  }

  private @Nullable Piece pieceAt(int index) {
    return index < pieces.size() ? pieces.get(index) : null;
  }

  private @Nullable Piece pieceHolding(int character) {
    Piece holding = null;
    for (Piece piece : pieces) {
      holding = piece.start <= character ? piece : holding;
    }
    return holding;
  }
}

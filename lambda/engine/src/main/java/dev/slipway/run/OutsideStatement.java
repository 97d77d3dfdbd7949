package dev.slipway.run;

import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Script;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.ConcurrentIndex;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A statement that must not run in a transaction block. It is sent alone, and when an earlier
 * attempt may have been broken off, what that one left is cleared away or taken as done.
 */
final class OutsideStatement {

  /** "Exists already" of what such statements make. */
  private static final Set<String> EXISTS = Set.of("42P04", "42710", "42P07", "42723", "42P06");

  /** "Does not exist" of what such statements drop. */
  private static final Set<String> IS_GONE = Set.of("3D000", "42704", "42P01", "42883", "3F000");

  private final Session session;
  private final SqlText text;
  private final StatementWords words;
  private final Leftovers leftovers;
  private final Script script;
  private final Statement statement;
  private final Placeholders placeholders;
  private final String sql;

  OutsideStatement(Session session, Script script, Statement statement, Placeholders placeholders) {
    this.session = session;
    this.script = script;
    this.statement = statement;
    this.placeholders = placeholders;
    this.sql = placeholders.apply(statement.sql());
    this.words = sent(statement, sql);
    this.text = new SqlText(placeholders);
    this.leftovers = new Leftovers(session, words);
    text.statement(script, statement);
  }

  /** The words that the server gets to see: a value that is put in may be a name, or a part. */
  private static StatementWords sent(Statement statement, String sql) {
    return sql.equals(statement.sql()) ? statement.words() : StatementWords.of(sql);
  }

  /**
   * True for the CONCURRENTLY builds: they wait for others, nobody waits for them, and a lock
   * timeout would leave an INVALID index.
   */
  boolean waitsForReaders() {
    return words.contains("INDEX", "CONCURRENTLY")
        || (words.starts("REINDEX") && words.mentions("CONCURRENTLY"));
  }

  /** True when an attempt that fails may have done a part of it, which stays. */
  boolean mayLeaveParts() {
    return statement.generates() || (words.mentions("CONCURRENTLY") && !words.starts("DROP"));
  }

  /**
   * Runs the statement, unless an earlier attempt has done it. Throws {@link SegmentFailure}.
   *
   * @param waits hears for whom it waits, where that takes long
   */
  void run(StepProgress progress, Consumer<String> waits) {
    try {
      if (!leftovers.clear(progress.isAttempted())) {
        execute(progress.isAttempted(), waits);
      }
    } catch (SqlFailure e) {
      if (!progress.isEndUnknown() || !saysDone(e.sqlState())) {
        throw new SegmentFailure(e, text.locate(e));
      }
    }
  }

  private void execute(boolean attempted, Consumer<String> waits) {
    if (statement.copiesOut()) {
      session.copies().out(sql);
      return;
    }
    if (statement.copiesIn()) {
      session.copies().in(sql, placeholders.rows(statement));
      return;
    }
    if (!statement.generates()) {
      session.run(text.sql(), waits);
      return;
    }
    for (String made : session.values(text.sql())) {
      if (!new Leftovers(session, StatementWords.of(made)).clear(attempted)) {
        SqlText one = new SqlText(new Placeholders(Map.of()));
        one.generated(script, statement, made);
        one.send(session);
      }
    }
  }

  /** Clears away what the failed statement left. True when the database is as before it. */
  boolean undo() {
    if (statement.generates()
        || words.starts("DO")
        || words.starts("CALL")
        || leftovers.isHalfDetached()) {
      return false;
    }
    leftovers.clear(true);
    return true;
  }

  /** Of an index it is known better than by its name whether an attempt of ours had made it. */
  private boolean saysDone(String sqlState) {
    boolean creates = words.starts("CREATE") && ConcurrentIndex.builtBy(words).isEmpty();
    return (creates && EXISTS.contains(sqlState))
        || (words.starts("DROP") && IS_GONE.contains(sqlState));
  }
}

package dev.slipway.run;

import dev.slipway.ledger.InOurName;
import dev.slipway.migration.LastingSettings;
import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Script;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Passwords;
import dev.slipway.sql.QuotingRule;
import dev.slipway.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends statements in as few round trips as can be: all at once, but for COPY, which has a protocol
 * of its own, for a change of the rules strings are read by, which the server would otherwise apply
 * only to the next text, and for what holds passwords: the server's log shows the whole of a text
 * in which a statement fails.
 */
final class Batches {

  /** Both ends hold a text as a whole, the server some ten times its size. */
  private static final int PIECE = 1 << 20;

  private final Session session;
  private final Placeholders placeholders;
  private final List<String> afterReset;
  private final OwnRow ownRow;
  private SqlText text;
  private int apart;
  private int pieces;
  private boolean otherEncoding;
  private @Nullable StatementWatch watch;

  /** {@code afterReset}: what is set again behind an author's RESET ALL. */
  Batches(Session session, Placeholders placeholders, List<String> afterReset, OwnRow ownRow) {
    this.afterReset = afterReset;
    this.session = session;
    this.ownRow = ownRow;
    this.placeholders = placeholders;
    this.text = new SqlText(placeholders);
  }

  /** The author may send what he writes in another encoding. */
  void otherEncoding() {
    otherEncoding = true;
  }

  /** Who looks at the database around each statement of a script; null for nobody. */
  void watchedBy(@Nullable StatementWatch who) {
    watch = who;
  }

  /** Adds one statement of ours, whose names are looked up in pg_catalog alone. */
  void ours(String statement) {
    text.ours(statement);
  }

  /** Adds a command of ours that looks up no name. */
  void command(String command) {
    text.command(command);
  }

  /**
   * Adds one statement of ours that may write a text of the author's: apart where that is secret,
   * or where the author may have another encoding, in which ours must not be read.
   */
  void inOurName(String statement, @Nullable String authors) {
    boolean alone = otherEncoding || (authors != null && !Passwords.in(authors).isEmpty());
    InOurName.begin().forEach(text::command);
    if (alone) {
      send();
    }
    ours(statement);
    if (alone) {
      send();
    }
    InOurName.end().forEach(text::command);
  }

  /** How many statements of the author's were sent apart because passwords stand in them. */
  int apart() {
    return apart;
  }

  /** How often a text had grown long enough to be sent before its end. */
  int pieces() {
    return pieces;
  }

  /** Adds a statement of a VERIFY section: a check, or the author's transaction around some. */
  void verify(Script script, Statement statement, boolean byErrors) {
    List<String> block = Verification.block(statement);
    block.forEach(text::command);
    if (block.isEmpty()) {
      boolean alone = goesAlone(placeholders.apply(statement.sql()));
      text.verify(script, statement, byErrors);
      if (alone) {
        send();
      }
    }
  }

  /** Adds a statement of a script; sends what must be sent apart, and what is looked at. */
  void statement(Script script, Statement statement) {
    StatementWatch who = watch;
    if (who == null) {
      put(script, statement);
      return;
    }
    send();
    who.before(session, script, statement);
    put(script, statement);
    send();
    who.after(session, script, statement);
  }

  private void put(Script script, Statement statement) {
    if (statement.copiesIn() || statement.copiesOut()) {
      send();
      copy(script, statement);
      return;
    }
    boolean alone = goesAlone(placeholders.apply(statement.sql()));
    add(script, statement);
    if (statement.generates()) {
      runAnswer(script, statement);
      return;
    }
    if (statement.words().starts("RESET", "ALL")) {
      afterReset.forEach(text::ours);
    }
    if (alone || changesReading(statement)) {
      send();
    } else if (text.length() >= PIECE) {
      pieces++;
      send();
    }
  }

  /** True for what holds passwords: it goes neither with what was added before nor with more. */
  private boolean goesAlone(String sql) {
    boolean secret = !Passwords.in(sql).isEmpty();
    if (secret) {
      apart++;
      send();
    }
    return secret;
  }

  /** True when the server reads later texts otherwise: it has read the whole of this one. */
  private boolean changesReading(Statement statement) {
    return QuotingRule.changedBy(statement) || (otherEncoding && Mention.ofEncoding(statement));
  }

  /** Adds what an earlier run's statement has set. */
  void setting(Script script, LastingSettings.Made made) {
    text.again(script, made.statement(), made.sql());
    if (changesReading(made.statement())) {
      send();
    }
  }

  private void add(Script script, Statement statement) {
    boolean own = ownRow.isMeantBy(statement.words());
    if (own) {
      text.command(ownRow.inSight());
    }
    text.statement(script, statement);
    if (own) {
      text.command(OwnRow.OUT_OF_SIGHT);
    }
  }

  /** Sends what was added and not sent yet. Throws {@link SegmentFailure}. */
  void send() {
    SqlText sent = text;
    text = new SqlText(placeholders);
    if (!sent.isEmpty()) {
      sent.send(session);
    }
  }

  /** One round trip more: what is run is known when the query has answered. */
  private void runAnswer(Script script, Statement query) {
    SqlText sent = text;
    text = new SqlText(placeholders);
    List<String> values = sent.ask(session::values);
    try {
      for (String made : GeneratedStatements.inTransaction(values)) {
        boolean alone = goesAlone(made);
        text.generated(script, query, made);
        if (alone) {
          send();
        }
      }
    } catch (SqlFailure e) {
      FailureLocation location = new FailureLocation(script, query, placeholders);
      throw new SegmentFailure(e, Optional.of(location.whole()));
    }
  }

  private void copy(Script script, Statement statement) {
    SqlText command = new SqlText(placeholders);
    command.statement(script, statement);
    String sql = placeholders.apply(statement.sql());
    try {
      if (statement.copiesOut()) {
        session.copies().out(sql);
      } else {
        session.copies().in(sql, placeholders.rows(statement));
      }
    } catch (SqlFailure e) {
      throw new SegmentFailure(e, command.locate(e));
    }
  }
}

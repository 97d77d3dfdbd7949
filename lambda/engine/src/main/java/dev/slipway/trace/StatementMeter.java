package dev.slipway.trace;

import dev.slipway.migration.Script;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.sql.Place;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import dev.slipway.sql.TextPosition;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures one statement after the other, by what is there before and after each. */
final class StatementMeter {

  /** They lock nothing, and some must be the first of their transaction. */
  private static final Set<String> OF_THE_SESSION =
      Set.of("SET", "RESET", "SHOW", "SAVEPOINT", "RELEASE", "BEGIN", "START", "COMMIT", "END");

  private static final int SHOWN = 160;

  private final Picture first;
  private final Connector beside;
  private @Nullable Picture begun;
  private @Nullable Picture before;
  private @Nullable LockSampler sampler;

  StatementMeter(Picture first, Connector beside) {
    this.first = first;
    this.beside = beside;
  }

  /** Statements that commit together begin; what was read before them is no longer so. */
  void begin() {
    stopSampling();
    begun = null;
    before = null;
  }

  /** What the last one has left is what the next one finds, in one transaction. */
  void before(Session session, Statement statement) {
    stopSampling();
    if (isOfTheSession(statement)) {
      return;
    }
    Picture found = before == null ? Picture.of(session) : before;
    begun = begun == null ? found : begun;
    before = found;
    if (!session.inTransaction()) {
      sampler = LockSampler.start(beside, session.announcedPid(), found);
    }
  }

  private void stopSampling() {
    if (sampler != null) {
      sampler.stop();
      sampler = null;
    }
  }

  TracedStatement after(Session session, Script script, Statement statement) {
    Picture since = begun;
    Picture was = before;
    if (since == null || was == null || isOfTheSession(statement)) {
      return told(script, statement, null);
    }
    Picture is = Picture.of(session);
    if (sampler != null) {
      is = is.with(sampler.stop(), was);
      sampler = null;
    }
    before = is;
    return told(script, statement, new Measured(first, since, was, is));
  }

  private static boolean isOfTheSession(Statement statement) {
    return OF_THE_SESSION.contains(statement.words().at(0));
  }

  private static TracedStatement told(
      Script script, Statement statement, @Nullable Measured measured) {
    Place place = statement.place(0);
    TextPosition at = script.position(place);
    return new TracedStatement(
        script.fileOf(place),
        at.line(),
        at.column(),
        head(statement.shown()),
        measured == null ? List.of() : measured.locks(),
        measured == null ? RowWork.NONE : measured.work(empties(statement.words())),
        measured == null ? List.of() : measured.objects());
  }

  private static boolean empties(StatementWords words) {
    return words.starts("TRUNCATE");
  }

  private static String head(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 3) + "...";
  }
}

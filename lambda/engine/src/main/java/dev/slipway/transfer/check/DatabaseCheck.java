package dev.slipway.transfer.check;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.transfer.check.CheckMemory.Answer;
import dev.slipway.transfer.table.DataTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for what is wrong with a database, as of one moment, and changes nothing. */
public final class DatabaseCheck {

  private static final List<CheckKind> KINDS =
      List.of(
          new Orphans(),
          new Duplicates(),
          new Overlaps(),
          new SequencesBehind(),
          new UnvalidatedConstraints(),
          new InvalidIndexes());

  /** The kind of a question for rows. */
  private static final String TABLE = "rows";

  private final Connector connector;
  private final WorkListener listener;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** A check of the database that a connector leads to. */
  public DatabaseCheck(Connector connector, WorkListener listener) {
    this.connector = connector;
    this.listener = listener;
  }

  /** Throws {@link CheckFailed}, and {@link dev.slipway.error.InvalidInput} for the choice. */
  public CheckResult run(CheckTerms terms) {
    try (Moment moment = Moment.of(connector, terms.choice()::of, terms.patience())) {
      return run(terms, moment);
    } catch (SqlFailure e) {
      throw CheckFailed.of(connector.database().address(), e, connector.database().user());
    }
  }

  private CheckResult run(CheckTerms terms, Moment moment) {
    List<Check> checks = look(kinds(terms), moment);
    List<DataTable> chosen = moment.scope().chosen().tables();
    int questions = checks.size() + terms.own().size();
    listener.workBegins(new Work("check", "question", chosen.size() + questions, 0, true));
    Asking asking = new Asking(terms, listener, connector.database().user());
    String against = count(terms, moment, asking);
    checks.forEach(check -> ask(check, moment, asking));
    askOwn(terms, moment, asking);
    findings.addAll(terms.memory().findings());
    notes.addAll(terms.memory().notes());
    return new CheckResult(
        moment.scope().whole().database(),
        moment.startedAt(),
        against,
        List.copyOf(terms.memory().tables()),
        questions,
        asking.left(),
        List.copyOf(findings),
        moment.scope().whole().leftOut(),
        List.copyOf(notes));
  }

  private static void ask(Check check, Moment moment, Asking asking) {
    asking.ask(
        check.kind(),
        check.subject(),
        () -> Answer.of(check.ask(moment.session()).stream().toList()));
  }

  private static @Nullable String count(CheckTerms terms, Moment moment, Asking asking) {
    List<DataTable> chosen = moment.scope().chosen().tables();
    Against against = terms.against();
    if (against == null) {
      chosen.forEach(
          table -> asking.ask(TABLE, subject(table), () -> count(table, moment.session())));
      return null;
    }
    try (OtherSide other = against.side().apply(terms.choice())) {
      SideBySide both = new SideBySide(other, against.measure());
      chosen.forEach(
          table -> asking.ask(TABLE, subject(table), () -> both.compare(table, moment.session())));
      asking.ask(
          TABLE,
          "tables that are not here",
          () -> both.compareRest(moment.scope().chosen().names()));
      return other.name();
    }
  }

  private static String subject(DataTable table) {
    return table.name().toString();
  }

  private static Answer count(DataTable table, Session session) {
    long rows = Measure.ROWS.of(table, List.of(), session).rows();
    return Answer.of(new CheckedTable(table.name(), rows, null, null));
  }

  private static List<CheckKind> kinds(CheckTerms terms) {
    List<CheckKind> kinds = new ArrayList<>(KINDS);
    if (terms.byName()) {
      kinds.add(1, new NamedKeys());
    }
    return kinds;
  }

  private List<Check> look(List<CheckKind> kinds, Moment moment) {
    String[] queries = kinds.stream().map(CheckKind::catalogue).toArray(String[]::new);
    List<Rows> answers = moment.session().execute(queries);
    List<Check> checks = new ArrayList<>();
    for (CheckKind kind : kinds) {
      CheckKind.Looked looked = kind.look(answers.get(kinds.indexOf(kind)), moment.scope());
      checks.addAll(looked.checks());
      findings.addAll(looked.findings());
      notes.addAll(looked.notes());
    }
    return checks;
  }

  private static void askOwn(CheckTerms terms, Moment moment, Asking asking) {
    if (terms.own().isEmpty()) {
      return;
    }
    try (Session session = moment.another()) {
      for (OwnCheck check : terms.own()) {
        OwnCheckRun run = new OwnCheckRun(session, check);
        asking.ask("own", check.file(), () -> Answer.of(run.run(moment.begin())));
      }
    }
  }
}

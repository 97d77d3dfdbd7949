package dev.slipway.action.truncate;

import dev.slipway.action.BackupOptions;
import dev.slipway.action.ChosenBackup;
import dev.slipway.action.Desk;
import dev.slipway.action.Safeguards;
import dev.slipway.backup.scope.LockPatience;
import dev.slipway.ledger.RowsRun;
import dev.slipway.ledger.TimeLimits;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import dev.slipway.time.Stopwatch;
import dev.slipway.transfer.truncate.TruncatePlan;
import dev.slipway.transfer.truncate.Truncation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One truncate, from the choice of tables to their emptiness. */
final class Truncating {

  private static final String WORD = "truncate";

  private final Desk desk;
  private final TruncateRequest request;
  private final Connector connector;
  private final Stopwatch time = new Stopwatch();

  /** Connects to nothing yet. */
  Truncating(Desk desk, TruncateRequest request) {
    this.desk = desk;
    this.request = request;
    this.connector = desk.toolbox().connector(desk.terms(), WORD);
  }

  /** What would go; nothing is changed, or locked. */
  TruncateReport look() {
    try (Session session = connector.open()) {
      return new TruncateReport(desk.settings().environment(), plan(session), null, time.millis());
    }
  }

  /** Does it, under the run lock. */
  TruncateReport run() {
    return desk.work().change(WORD, this::run, report -> told(report.plan()));
  }

  private TruncateReport run(RowsRun run) {
    try (Session session = connector.open()) {
      session.limits().limitTo(desk.terms().deadline()::limit);
      TruncatePlan plan = plan(session);
      plan.refuse();
      List<String> warnings = new ArrayList<>();
      String saved = save(run, plan, warnings);
      if (!plan.names().isEmpty()) {
        new Truncation(session, connector.database().user(), patience())
            .run(plan, run.completing(told(plan)));
      }
      TruncateReport.Outcome outcome =
          new TruncateReport.Outcome(run.runId().toString(), saved, warnings);
      return new TruncateReport(desk.settings().environment(), plan, outcome, time.millis());
    }
  }

  private TruncatePlan plan(Session session) {
    return TruncatePlan.read(session, request.choice(), request.numbering());
  }

  private static String told(TruncatePlan plan) {
    String names = plan.names().stream().map(TableName::toString).collect(Collectors.joining(", "));
    return "emptied " + (names.isEmpty() ? "no table" : names);
  }

  /** Nothing is saved where nothing goes. */
  private @Nullable String save(RowsRun run, TruncatePlan plan, List<String> warnings) {
    Safeguards safeguards =
        new Safeguards(desk.settings(), request.backupFirst(), request.confirm());
    String database = plan.schema().database();
    if (plan.names().isEmpty() || !safeguards.allowRows(WORD, database, warnings::add)) {
      return null;
    }
    String uri =
        new ChosenBackup(desk, request.backupFirst(), BackupOptions.USUAL).take(run.runId(), null);
    run.backedUp(uri);
    return uri;
  }

  private LockPatience patience() {
    return new LockPatience(
        connector.options().lockTimeout(),
        desk.settings().lockTries(),
        TimeLimits.of(desk.terms().deadline(), "a truncate", "Next: truncate again."));
  }
}

package dev.slipway.action.importing;

import dev.slipway.action.Desk;
import dev.slipway.action.LoadChecks;
import dev.slipway.action.LoadProgress;
import dev.slipway.action.RowsBackup;
import dev.slipway.action.importing.Loading.Along;
import dev.slipway.error.Count;
import dev.slipway.ledger.RowsRun;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.progress.WorkListener;
import dev.slipway.time.Stopwatch;
import dev.slipway.transfer.folder.FolderPlace;
import dev.slipway.transfer.folder.FolderReader;
import dev.slipway.transfer.folder.FolderScan;
import dev.slipway.transfer.folder.ImportFolder;
import dev.slipway.transfer.folder.ScannedFolder;
import dev.slipway.transfer.load.LoadResult;
import dev.slipway.transfer.load.LoadTargetReader;
import dev.slipway.transfer.load.LoadTerms;
import java.util.ArrayList;
import java.util.List;

/** One import, from the folder to the rows. */
final class Importing {

  private static final String WORD = "import";

  private final Desk desk;
  private final ImportRequest request;
  private final Connector connector;
  private final Stopwatch time = new Stopwatch();

  /** Connects to nothing yet. */
  Importing(Desk desk, ImportRequest request) {
    this.desk = desk;
    this.request = request;
    this.connector = desk.toolbox().connector(desk.terms(), WORD);
  }

  /** What would be done; nothing is changed, or locked. */
  ImportPlanReport look() {
    Looked looked = files();
    try (Session session = connector.open()) {
      return new ImportPlanReport(
          desk.settings().environment(), request.options().mode(), plan(looked, session));
    }
  }

  /** Does it, under the run lock. */
  ImportReport run() {
    Looked looked = files();
    ImportReport.Outcome outcome =
        desk.runner().change(WORD, run -> run(looked, run), Importing::told);
    return new ImportReport(desk.settings().environment(), outcome, time.millis());
  }

  private static String told(ImportReport.Outcome outcome) {
    return "imported %s into %s from %s"
        .formatted(
            Count.of(outcome.result().rowCount(), "row"),
            Count.of(outcome.result().rows().size(), "table"),
            outcome.plan().uri());
  }

  /** What the files hold. */
  private record Looked(ScannedFolder folder, FolderScripts scripts) {}

  private Looked files() {
    FolderPlace place =
        FolderPlace.find(
            request.options().place(),
            desk.database(),
            text -> desk.toolbox().storeAt(text, "The folder to import"));
    ImportFolder folder = FolderReader.read(place);
    return new Looked(
        FolderScan.read(folder, desk.terms().listener()),
        FolderScripts.of(folder, request.options().runsScripts()));
  }

  private ImportPlan plan(Looked looked, Session session) {
    ScannedFolder folder = looked.folder();
    LoadTerms terms =
        new LoadTerms(
            WORD,
            request.options().mode(),
            request.options().triggers(),
            folder.sequences(),
            connector.options().lockTimeout(),
            desk.settings().lockTries(),
            () -> !desk.terms().deadline().hasTime());
    return ImportPlan.of(
        folder, LoadTargetReader.read(session), request.options(), terms, looked.scripts());
  }

  private ImportReport.Outcome run(Looked looked, RowsRun run) {
    try (Session session = connector.open()) {
      session.limitTo(desk.terms().deadline()::limit);
      ImportPlan plan = plan(looked, session);
      List<String> warnings = new ArrayList<>(plan.notes());
      RowsBackup backup = new RowsBackup(desk, request.backupFirst(), request.confirm());
      boolean first = backup.isAsked(WORD, plan.database(), warnings::add);
      String saved = first ? backup.take(run) : null;
      LoadResult result = load(plan, loading(session, looked, run));
      warnings.addAll(result.warnings());
      LoadChecks checks = new LoadChecks(desk, connector);
      return new ImportReport.Outcome(
          run.runId(),
          plan,
          result,
          saved,
          request.options().checks() ? checks.of(plan.load().loads(), warnings) : List.of(),
          warnings);
    }
  }

  private Loading loading(Session session, Looked looked, RowsRun run) {
    return new Loading(session, connector.database().user(), looked.scripts(), run);
  }

  private LoadResult load(ImportPlan plan, Loading loading) {
    WorkListener listener = desk.terms().listener();
    if (request.options().batch()) {
      return new Batches(plan, loading, listener).load();
    }
    RowsRun run = loading.run();
    LoadProgress progress = new LoadProgress(listener, run, plan.load().loads(), plan.bytes());
    Along along = new Along(true, true, run.completing("the rows are in"));
    return loading.load(plan.load(), progress, along);
  }
}

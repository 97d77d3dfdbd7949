package dev.slipway.action.importing;

import dev.slipway.action.Desk;
import dev.slipway.action.LoadChecks;
import dev.slipway.action.LoadOutcome;
import dev.slipway.action.RowsBackup;
import dev.slipway.error.Count;
import dev.slipway.error.InvalidInput;
import dev.slipway.ledger.RowsRun;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.time.Stopwatch;
import dev.slipway.transfer.batch.GroupLoading.Along;
import dev.slipway.transfer.batch.LoadBatches;
import dev.slipway.transfer.check.Finding;
import dev.slipway.transfer.folder.FolderPlace;
import dev.slipway.transfer.folder.FolderReader;
import dev.slipway.transfer.folder.FolderScan;
import dev.slipway.transfer.folder.ImportFolder;
import dev.slipway.transfer.folder.ScannedFolder;
import dev.slipway.transfer.load.LoadProgress;
import dev.slipway.transfer.load.LoadResult;
import dev.slipway.transfer.load.LoadTargetReader;
import dev.slipway.transfer.load.LoadTerms;
import dev.slipway.transfer.manifest.ExportManifest;
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
    Imported done = desk.work().change(WORD, run -> run(looked, run), Importing::told);
    return new ImportReport(
        desk.settings().environment(), done.plan(), done.outcome(), time.millis());
  }

  /** What was to be done, and what came of it. */
  private record Imported(ImportPlan plan, LoadOutcome outcome) {}

  private static String told(Imported done) {
    LoadResult result = done.outcome().result();
    return "imported %s into %s from %s"
        .formatted(
            Count.of(result.rowCount(), "row"),
            Count.of(result.rows().size(), "table"),
            done.plan().uri());
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
    ExportManifest manifest = folder.manifest();
    if (place.chosen() && manifest != null) {
      requireOwn(folder, manifest.source().environment());
    }
    return new Looked(
        FolderScan.read(folder, desk.terms().listener()),
        FolderScripts.of(folder, request.options().runsScripts()));
  }

  /** Several environments may have put theirs into one store, under one name of a database. */
  private void requireOwn(ImportFolder folder, String from) {
    String here = desk.settings().environment();
    if (!from.isEmpty() && !from.equalsIgnoreCase(here)) {
      throw new InvalidInput(
          "The newest export of %s in %s is of %s, and this is %s. Nothing was changed. Next: name the folder itself if that one is meant: %s"
              .formatted(
                  desk.database(), request.options().place(), from, here, folder.storage().uri()));
    }
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
            desk.terms().deadline());
    return ImportPlan.of(
        folder, LoadTargetReader.read(session), request.options(), terms, looked.scripts());
  }

  private Imported run(Looked looked, RowsRun run) {
    try (Session session = connector.open()) {
      session.limits().limitTo(desk.terms().deadline()::limit);
      ImportPlan plan = plan(looked, session);
      List<String> warnings = new ArrayList<>(plan.notes());
      RowsBackup backup = new RowsBackup(desk, request.backupFirst(), request.confirm());
      boolean first = backup.isAsked(WORD, plan.database(), warnings::add);
      String saved = first ? save(backup, run) : null;
      Loaded loaded = load(plan, loading(session, looked), run);
      warnings.addAll(loaded.result().warnings());
      return new Imported(
          plan,
          new LoadOutcome(
              run.runId(),
              request.options().mode(),
              loaded.result(),
              loaded.tablesLeft(),
              saved,
              loaded.tablesLeft() == 0 ? check(plan, warnings) : List.of(),
              warnings));
    }
  }

  private String save(RowsBackup backup, RowsRun run) {
    return request.options().batch() ? backup.takeOnce(run, WORD) : backup.take(run);
  }

  private List<Finding> check(ImportPlan plan, List<String> warnings) {
    return request.options().checks()
        ? new LoadChecks(desk, connector).of(plan.load().loads(), warnings)
        : List.of();
  }

  /** What is in, and how many tables were left for another time. */
  private record Loaded(LoadResult result, int tablesLeft) {}

  private Loading loading(Session session, Looked looked) {
    return new Loading(session, connector, looked.scripts());
  }

  private Loaded load(ImportPlan plan, Loading loading, RowsRun run) {
    if (request.options().batch()) {
      LoadBatches batches = new LoadBatches(plan.batch(), loading, run, desk.terms());
      LoadResult result = batches.load();
      return new Loaded(result, batches.left());
    }
    LoadProgress progress =
        new LoadProgress(desk.terms().listener(), run, plan.load().loads(), plan.bytes());
    Along along = new Along(true, true, run.completing("the rows are in"));
    return new Loaded(loading.load(plan.load(), progress, along), 0);
  }
}

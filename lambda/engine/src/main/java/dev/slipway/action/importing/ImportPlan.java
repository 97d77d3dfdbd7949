package dev.slipway.action.importing;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.batch.BatchPlan;
import dev.slipway.transfer.folder.FolderMatch;
import dev.slipway.transfer.folder.ScannedFolder;
import dev.slipway.transfer.load.LoadPlan;
import dev.slipway.transfer.load.LoadPlanner;
import dev.slipway.transfer.load.LoadTarget;
import dev.slipway.transfer.load.LoadTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an import would do to a database.
 *
 * @param uri where the files are
 * @param source what the files are, so that others are told from them
 * @param target what of the database has decided it
 * @param load what happens in the transaction
 * @param bytes those of the files of each table
 * @param notes what is to be told beforehand
 */
record ImportPlan(
    String uri,
    String source,
    LoadTarget target,
    LoadPlan load,
    Map<TableName, Long> bytes,
    List<String> notes) {

  /**
   * The plan for a target. Throws {@link InvalidInput} with everything that is wrong with the files
   * or the tables.
   */
  static ImportPlan of(
      ScannedFolder scanned,
      LoadTarget target,
      ImportOptions options,
      LoadTerms terms,
      FolderScripts scripts) {
    FolderMatch match =
        new FolderMatch(scanned, target.schema(), options.choice(), options.ignoresColumns());
    LoadPlanner planner = new LoadPlanner(target, match.loads(), terms);
    List<Problem> wrong = new ArrayList<>(scanned.problems());
    wrong.addAll(scripts.problems());
    wrong.addAll(match.problems());
    if (wrong.isEmpty()) {
      wrong.addAll(planner.problems());
    }
    refuse(scanned, target.schema().database(), wrong);
    return new ImportPlan(
        scanned.folder().storage().uri(),
        scanned.identity(),
        target,
        planner.plan(),
        match.bytes(),
        Stream.of(scanned.notes(), match.notes(), scripts.notes()).flatMap(List::stream).toList());
  }

  /** The same table by table. */
  BatchPlan batch() {
    return new BatchPlan(source, target, load, bytes);
  }

  /** The name of the database. */
  String database() {
    return target.schema().database();
  }

  /** What the user should know of it. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(notes);
    all.addAll(load.warnings());
    return all;
  }

  private static void refuse(ScannedFolder scanned, String database, List<Problem> wrong) {
    if (!wrong.isEmpty()) {
      String heading =
          "%s cannot be imported into %s:".formatted(scanned.folder().storage().uri(), database);
      throw new InvalidInput(Problems.format(heading, wrong) + "\nNothing was changed.");
    }
  }
}

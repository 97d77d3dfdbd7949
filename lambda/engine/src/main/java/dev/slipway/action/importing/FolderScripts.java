package dev.slipway.action.importing;

import dev.slipway.error.Count;
import dev.slipway.error.Problem;
import dev.slipway.postgres.Session;
import dev.slipway.transfer.folder.ImportFolder;
import dev.slipway.transfer.folder.ImportScript;
import java.util.ArrayList;
import java.util.List;

/**
 * What a team has run in the transaction of an import.
 *
 * @param before what runs before any row is in
 * @param after what runs when all are
 * @param problems why they cannot be run
 */
record FolderScripts(List<ImportScript> before, List<ImportScript> after, List<Problem> problems) {

  /** The scripts of a folder; one that is not local is trusted only where that was said. */
  static FolderScripts of(ImportFolder folder, boolean trusted) {
    List<Problem> problems = new ArrayList<>();
    if (!trusted && !folder.storage().uri().startsWith("file:")) {
      folder.scripts().stream()
          .sorted()
          .forEach(
              name ->
                  problems.add(
                      new Problem(
                          name,
                          "is run with your rights, and the folder is not local: add --run-scripts"
                              + " if you trust it, or take it away")));
      return new FolderScripts(List.of(), List.of(), problems);
    }
    List<ImportScript> before = read(folder, ImportFolder.BEFORE, problems);
    List<ImportScript> after = read(folder, ImportFolder.AFTER, problems);
    return new FolderScripts(before, after, List.copyOf(problems));
  }

  private static List<ImportScript> read(ImportFolder folder, String name, List<Problem> problems) {
    if (!folder.scripts().contains(name)) {
      return List.of();
    }
    ImportScript script = ImportScript.read(folder, name);
    problems.addAll(script.problems());
    return List.of(script);
  }

  /** That they run is no secret. */
  List<String> notes() {
    List<ImportScript> all = new ArrayList<>(before);
    all.addAll(after);
    return all.stream()
        .map(
            script ->
                "%s runs in the transaction (%s)"
                    .formatted(
                        script.name(), Count.of(script.parsed().statements().size(), "statement")))
        .toList();
  }

  void runBefore(Session session) {
    before.forEach(script -> script.run(session));
  }

  void runAfter(Session session) {
    after.forEach(script -> script.run(session));
  }
}

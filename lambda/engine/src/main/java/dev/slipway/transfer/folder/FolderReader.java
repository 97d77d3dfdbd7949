package dev.slipway.transfer.folder;

import dev.slipway.error.Listed;
import dev.slipway.error.Problem;
import dev.slipway.storage.StoredObject;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.manifest.ExportManifestJson;
import dev.slipway.transfer.manifest.ExportedFile;
import dev.slipway.transfer.manifest.ExportedTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a folder holds, but for the rows themselves. */
public final class FolderReader {

  /** What an export writes beside its files, and nobody needs here. */
  private static final Set<String> BESIDES = Set.of("all_data", "export_summary");

  private final FolderPlace place;
  private final Map<String, StoredObject> left = new LinkedHashMap<>();
  private final List<String> strangers;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private FolderReader(FolderPlace place) {
    this.place = place;
    this.strangers = place.storage().strangers("");
    place.files().forEach(file -> left.put(file.key(), file));
  }

  /** What is there; what is wrong with it is among that. */
  public static ImportFolder read(FolderPlace place) {
    return new FolderReader(place).read();
  }

  private ImportFolder read() {
    Set<String> scripts = new TreeSet<>(left.keySet());
    scripts.retainAll(ImportFolder.SCRIPTS);
    left.keySet().removeAll(ImportFolder.SCRIPTS);
    boolean exported = left.remove(ExportManifest.FILE) != null && place.only() == null;
    ExportManifest manifest = exported ? manifest() : null;
    List<ImportFile> files = new ArrayList<>();
    if (manifest != null) {
      manifest.tables().forEach(table -> exported(table, files));
    } else if (!exported) {
      found(files);
    }
    tellWhatIsLeft();
    tellWhatIsNoFile();
    return new ImportFolder(
        place.storage(),
        manifest,
        List.copyOf(files),
        Set.copyOf(scripts),
        List.copyOf(problems),
        List.copyOf(notes));
  }

  private @Nullable ExportManifest manifest() {
    try (InputStream in = place.storage().open(ExportManifest.FILE)) {
      return ExportManifestJson.read(in.readAllBytes());
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          new Problem(
              ExportManifest.FILE,
              "cannot be understood: %s. Copy the folder again, or export again"
                  .formatted(e.getMessage())));
      left.clear();
      return null;
    }
  }

  private void exported(ExportedTable table, List<ImportFile> files) {
    for (ExportedFile file : table.files()) {
      StoredObject stored = left.remove(file.file());
      Optional<FileKind> kind = FileKind.of(file.file());
      if (strangers.contains(file.file())) {
        problem(file, "is a link or the like, which is not followed; put the file itself there");
      } else if (stored == null) {
        problem(file, "is not there, and the manifest names it; copy the folder again");
      } else if (kind.isEmpty()) {
        problem(file, "is no .csv, .json, .jsonl or .sql by its name");
      } else if (stored.bytes() != file.storedBytes()) {
        problem(
            file,
            "has %d bytes, and the manifest says %d: it is cut off, or was changed; copy it again"
                .formatted(stored.bytes(), file.storedBytes()));
      } else {
        files.add(new ImportFile(file.file(), kind.get(), stored.bytes(), table, file));
      }
    }
  }

  private void problem(ExportedFile file, String what) {
    problems.add(new Problem(file.file(), what));
  }

  /** A team's own files. */
  private void found(List<ImportFile> files) {
    for (StoredObject stored : List.copyOf(left.values())) {
      Optional<FileKind> kind = FileKind.of(stored.key());
      if (kind.isPresent() && isMeant(stored.key())) {
        left.remove(stored.key());
        files.add(new ImportFile(stored.key(), kind.get(), stored.bytes(), null, null));
      }
    }
    notes.add(
        "there is no manifest.json: nobody has told how many rows there must be, and of what");
  }

  private boolean isMeant(String file) {
    return place.only() == null || place.only().equals(file);
  }

  private void tellWhatIsLeft() {
    List<String> others =
        left.keySet().stream()
            .filter(file -> !file.startsWith("."))
            .filter(file -> !file.equals("latest") && !isBeside(file))
            .filter(file -> place.only() == null)
            .toList();
    if (!others.isEmpty()) {
      notes.add("left aside, for nobody knows what it is: " + Listed.of(others));
    }
  }

  private void tellWhatIsNoFile() {
    List<String> others =
        strangers.stream().filter(name -> FileKind.of(name).isPresent() && isMeant(name)).toList();
    if (!others.isEmpty()) {
      notes.add(
          "left aside, for a link or the like is not followed: %s; put the file itself there"
              .formatted(Listed.of(others)));
    }
  }

  private static boolean isBeside(String file) {
    return FileKind.of(file).map(kind -> BESIDES.contains(kind.stem())).orElse(false);
  }
}

package dev.slipway.transfer.folder;

import dev.slipway.error.Problem;
import dev.slipway.postgres.TableName;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.transfer.folder.ScannedFolder.Entry;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.manifest.ExportedSequence;
import dev.slipway.transfer.rows.RowsScan;
import dev.slipway.transfer.rows.ScannedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads all files of a folder through, each once, and keeps no row. */
public final class FolderScan {

  private final ImportFolder folder;
  private final WorkListener listener;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<TableName, Long> sequences = new HashMap<>();

  private FolderScan(ImportFolder folder, WorkListener listener) {
    this.folder = folder;
    this.listener = listener;
  }

  /** What the files hold, and all that is wrong with them. */
  public static ScannedFolder read(ImportFolder folder, WorkListener listener) {
    return new FolderScan(folder, listener).read();
  }

  private ScannedFolder read() {
    listener.workBegins(
        new Work("looking", "file", folder.files().size(), folder.storedBytes(), false));
    problems.addAll(folder.problems());
    notes.addAll(folder.notes());
    for (ImportFile file : folder.files()) {
      read(file);
      listener.thingDone(file.name(), file.storedBytes());
    }
    ExportManifest manifest = folder.manifest();
    if (manifest != null) {
      manifest.sequences().forEach(this::sequence);
    }
    return new ScannedFolder(
        folder,
        List.copyOf(entries),
        List.copyOf(problems),
        List.copyOf(notes),
        Map.copyOf(sequences));
  }

  private void sequence(ExportedSequence sequence) {
    Long last = sequence.last();
    if (last != null) {
      sequences.put(sequence.name(), last);
    }
  }

  private void read(ImportFile file) {
    try {
      StoredText text = new StoredText(folder.storage(), file, listener::bytesMoved);
      ScannedFile scanned = RowsScan.scan(text, file.kind().format());
      problems.addAll(scanned.problems());
      if (scanned.problems().isEmpty()) {
        problems.addAll(ManifestPromises.broken(file, scanned));
      }
      notes.addAll(notesOf(file, scanned));
      sequences.putAll(scanned.sequences());
      scanned.rows().forEach(rows -> entries.add(new Entry(file, rows)));
    } catch (IOException e) {
      problems.add(new Problem(file.name(), String.valueOf(e.getMessage())));
    }
  }

  /** What our own files hold beside their rows is nothing to tell. */
  private static List<String> notesOf(ImportFile file, ScannedFile scanned) {
    return file.table().isPresent() ? List.of() : scanned.notes();
  }
}

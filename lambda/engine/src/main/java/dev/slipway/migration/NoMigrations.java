package dev.slipway.migration;

import dev.slipway.error.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says that a source holds no migration: most likely it is not the one that was meant. */
final class NoMigrations {

  private static final int SHOWN = 5;

  private NoMigrations() {}

  /** The refusal, with how many files lie where they are not read. */
  static InvalidInput in(Source source) {
    String deeper = deeper(source);
    String steps = OtherFile.told(source.otherFiles());
    return new InvalidInput(
        "There is no migration in "
            + source.name()
            + ": it holds no .sql file"
            + (deeper.isEmpty() ? steps : ", but " + deeper)
            + ". Name the folder that holds them with --migrations or MIGRATIONS"
            + (deeper.isEmpty() ? ", or write the first with: new NAME" : "")
            + ". Nothing was done.");
  }

  /** How many files lie where they are not read; empty where none does. */
  static String deeper(Source source) {
    Map<String, Long> folders =
        source.elsewhere().stream()
            .collect(
                Collectors.groupingBy(NoMigrations::folder, TreeMap::new, Collectors.counting()));
    return folders.isEmpty() ? "" : below(folders);
  }

  private static String below(Map<String, Long> folders) {
    long files = folders.values().stream().mapToLong(Long::longValue).sum();
    List<String> shown =
        folders.entrySet().stream()
            .limit(SHOWN)
            .map(folder -> folder.getKey() + ": " + folder.getValue())
            .toList();
    String more =
        folders.size() > SHOWN ? ", and " + (folders.size() - SHOWN) + " more folders" : "";
    return files
        + (files == 1 ? " lies" : " lie")
        + " deeper, where none is read ("
        + String.join(", ", shown)
        + more
        + ")";
  }

  private static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }
}

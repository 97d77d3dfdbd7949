package dev.slipway.backup.verify;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.error.Count;
import dev.slipway.error.Problem;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StoredObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of a backup as its store lists them.
 *
 * @param bytes how long they are, by their names in the backup's folder
 */
record StoreListing(Map<String, Long> bytes) {

  private static final Pattern PART = Pattern.compile("\\d{3}-[^/]*\\.sql\\.(zst|gz)");

  static StoreListing of(StoredBackup backup) {
    return of(backup.storage(), backup.folder());
  }

  /** Of a folder, whose name ends with a slash; empty for the root. */
  static StoreListing of(Storage storage, String folder) {
    Map<String, Long> bytes = new TreeMap<>();
    for (StoredObject object : storage.listFolder(folder)) {
      bytes.put(object.key().substring(folder.length()), object.bytes());
    }
    return new StoreListing(bytes);
  }

  /** True when something of a backup is there. */
  boolean isBackup() {
    return hasManifest() || bytes.keySet().stream().anyMatch(PART.asMatchPredicate());
  }

  /** What the files of a backup take together. */
  long total() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  boolean hasSeal() {
    return bytes.containsKey(Seal.FILE);
  }

  boolean hasManifest() {
    return bytes.containsKey(Manifest.FILE);
  }

  /** Which parts are missing or of another length. */
  List<Problem> sizes(Collection<Part> parts) {
    return parts.stream().flatMap(part -> size(part).stream()).toList();
  }

  private Optional<Problem> size(Part part) {
    Long found = bytes.get(part.file());
    if (found == null) {
      return Optional.of(new Problem(part.file(), "is missing"));
    }
    return found == part.storedBytes()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                part.file(),
                "has " + Count.of(found, "byte") + ", its manifest says " + part.storedBytes()));
  }

  /** Which files look like parts, and are none of a manifest's. */
  List<Problem> unknownParts(Manifest manifest) {
    return unknown(manifest).stream()
        .filter(problem -> PART.matcher(problem.where()).matches())
        .toList();
  }

  /** Which files are none of a manifest's. */
  List<Problem> unknown(Manifest manifest) {
    Set<String> known = new HashSet<>(Set.of(Manifest.FILE, Seal.FILE));
    manifest.parts().forEach(part -> known.add(part.file()));
    return bytes.keySet().stream()
        .filter(file -> !known.contains(file))
        .map(file -> new Problem(file, "is there, and the manifest knows none"))
        .toList();
  }
}

package dev.slipway.backup.verify;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.Part;
import dev.slipway.error.Problem;
import dev.slipway.storage.StoredObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of a backup as its store lists them.
 *
 * @param objects by their names in the backup's folder
 */
record StoreListing(Map<String, StoredObject> objects) {

  private static final Pattern PART = Pattern.compile("\\d{3}-[^/]*\\.sql\\.(zst|gz)");

  static StoreListing of(List<StoredObject> objects) {
    return new StoreListing(
        objects.stream().collect(Collectors.toMap(StoredObject::key, Function.identity())));
  }

  /** True when something of a backup is there. */
  boolean isBackup() {
    return hasManifest() || objects.keySet().stream().anyMatch(PART.asMatchPredicate());
  }

  boolean hasManifest() {
    return objects.containsKey(Manifest.FILE);
  }

  /** The parts that are there in their length; all others are added to the problems. */
  List<Part> whole(Manifest manifest, List<Problem> problems) {
    Set<String> unknown = new HashSet<>(objects.keySet());
    unknown.remove(Manifest.FILE);
    List<Part> whole = new ArrayList<>();
    for (Part part : manifest.parts()) {
      unknown.remove(part.file());
      StoredObject object = objects.get(part.file());
      if (object == null) {
        problems.add(new Problem(part.file(), "is missing"));
      } else if (object.bytes() != part.storedBytes()) {
        problems.add(new Problem(part.file(), wrongLength(object.bytes(), part.storedBytes())));
      } else {
        whole.add(part);
      }
    }
    unknown.stream()
        .sorted()
        .forEach(file -> problems.add(new Problem(file, "is there, and the manifest knows none")));
    return whole;
  }

  private static String wrongLength(long found, long told) {
    return "has " + found + " bytes, its manifest says " + told;
  }
}

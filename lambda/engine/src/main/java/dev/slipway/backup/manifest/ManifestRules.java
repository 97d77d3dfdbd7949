package dev.slipway.backup.manifest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is true of every manifest that was written by us, and of no other. */
final class ManifestRules {

  /** Packagers write more behind it: {@code 15.18 (Debian 15.18-0+deb12u1)}. */
  private static final Pattern SERVER = Pattern.compile("\\d{1,9}(\\D\\P{Cntrl}*)?");

  /** Of the server's own schemas: what is in them is nobody's rows. */
  private static final Pattern SYSTEM = Pattern.compile("(?s)pg_.*|information_schema");

  private static final Pattern RUN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private ManifestRules() {}

  /** Throws {@link IllegalArgumentException} that names what is wrong. */
  static void check(Manifest manifest) {
    require(RUN, "runId", manifest.runId(), "a run's id");
    require(SERVER, "origin.server", manifest.origin().server(), "a version of PostgreSQL");
    requireTime("startedAt", manifest.startedAt());
    requireTime("finishedAt", manifest.finishedAt());
    Set<String> files = new HashSet<>();
    Map<List<String>, Set<Integer>> rows = new HashMap<>();
    for (Part part : manifest.parts()) {
      check(part, manifest.compression());
      if (!files.add(part.file())) {
        throw new IllegalArgumentException("it names the file " + part.file() + " twice");
      }
      if (!rows.computeIfAbsent(of(part), kind -> new HashSet<>()).add(part.index())) {
        throw new IllegalArgumentException(
            "it names the file p" + part.index() + " of " + what(of(part)) + " twice");
      }
    }
    rows.forEach(ManifestRules::checkIndexes);
    for (Part.Kind kind : Part.Kind.values()) {
      requireOne(manifest, kind);
    }
  }

  private static void requireTime(String field, String text) {
    try {
      Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(field + " must be a time, not \"" + text + "\"", e);
    }
  }

  private static void require(Pattern form, String field, String text, String what) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException(field + " must be " + what + ", not \"" + text + "\"");
    }
  }

  private static void check(Part part, Compression compression) {
    String end = ".sql." + compression.suffix();
    boolean right =
        switch (part.kind()) {
          case PRE_DATA -> part.file().equals("000-pre" + end);
          case ROWS ->
              part.file().matches("(?s)10\\d-.*")
                  && part.file().endsWith(".p" + part.index() + end);
          case SEQUENCES -> part.file().equals("800-sequences" + end);
          case LARGE_OBJECTS -> part.file().equals("810-large-objects" + end);
          case POST_DATA -> part.file().equals("900-post" + end);
          case DATABASE -> part.file().equals("950-database" + end);
        };
    if (!right) {
      throw new IllegalArgumentException(
          "the file \"" + part.file() + "\" is of no kind that is called so");
    }
    if (part.schema() != null && SYSTEM.matcher(part.schema()).matches()) {
      throw new IllegalArgumentException(
          "the file \"" + part.file() + "\" is of the server's own schema " + part.schema());
    }
  }

  private static List<String> of(Part part) {
    return List.of(part.kind().name(), String.valueOf(part.schema()), String.valueOf(part.table()));
  }

  private static String what(List<String> of) {
    return "the rows of " + of.get(1) + "." + of.get(2);
  }

  /** As many as there are, from 0: none of them is missing, none there twice. */
  private static void checkIndexes(List<String> what, Set<Integer> indexes) {
    for (int i = 0; i < indexes.size(); i++) {
      if (!indexes.contains(i)) {
        throw new IllegalArgumentException("the file p" + i + " of " + what(what) + " is missing");
      }
    }
  }

  private static void requireOne(Manifest manifest, Part.Kind kind) {
    boolean needed = kind != Part.Kind.ROWS && kind != Part.Kind.DATABASE;
    if (needed && manifest.parts().stream().noneMatch(part -> part.kind() == kind)) {
      throw new IllegalArgumentException("it names no file of " + kind);
    }
  }
}

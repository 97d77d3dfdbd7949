package dev.slipway.migration;

import dev.slipway.error.HeapUsedUp;
import dev.slipway.error.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All migrations of a source, in the order of their versions; repeatables come last. */
public final class Migrations {

  private final List<Migration> list;
  private final Map<Version, Migration> byVersion = new TreeMap<>();
  private final Map<String, Migration> byFile = new HashMap<>();

  private Migrations(List<Migration> list) {
    this.list = list;
    for (Migration migration : list) {
      byVersion.put(migration.version(), migration);
      byFile.put(migration.file(), migration);
    }
  }

  /**
   * Reads every file of a source before anything runs. Throws {@link InvalidMigrations} with all
   * problems of all files.
   */
  public static Migrations read(Source source) {
    Problems problems = new Problems();
    MigrationReader reader = new MigrationReader(problems);
    List<Migration> list = new ArrayList<>();
    source.files().forEach(file -> read(reader, file).ifPresent(list::add));
    list.sort(Comparator.comparing(Migration::version));
    refuseTwins(list, problems);
    problems.throwIfAny(InvalidMigrations::new);
    return new Migrations(DependencyOrder.of(list));
  }

  private static Optional<Migration> read(MigrationReader reader, SourceFile file) {
    try {
      return reader.read(file);
    } catch (OutOfMemoryError e) {
      throw new HeapUsedUp(
          "while " + file.name() + size(file) + " was read",
          "Nothing was run, the database is as it was.",
          e);
    }
  }

  private static String size(SourceFile file) {
    try (InputStream content = file.content().open()) {
      return " (" + HeapUsedUp.size(content.available()) + ")";
    } catch (IOException | OutOfMemoryError unknown) {
      return "";
    }
  }

  private static void refuseTwins(List<Migration> sorted, Problems problems) {
    for (int i = 1; i < sorted.size(); i++) {
      Migration one = sorted.get(i - 1);
      Migration other = sorted.get(i);
      if (one.version().equals(other.version())) {
        problems.add(other.file(), "has the same version as " + one.file() + "; give it a new one");
      }
    }
  }

  /** The migrations in the order they run. */
  public List<Migration> list() {
    return list;
  }

  /** The migration of a version. */
  public Optional<Migration> find(Version version) {
    return Optional.ofNullable(byVersion.get(version));
  }

  /** The migration a dependency means, as written in a header. */
  public Optional<Migration> named(String dependency) {
    Optional<Migration> exact = find(Version.of(dependency));
    return exact.isPresent()
        ? exact
        : Optional.ofNullable(byFile.get(Migration.fileNamed(dependency)));
  }

  /** The highest numbered version there is a file for. */
  public Optional<Version> newest() {
    return list.stream()
        .map(Migration::version)
        .filter(Version::isNumbered)
        .max(Comparator.naturalOrder());
  }
}

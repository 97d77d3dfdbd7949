package dev.slipway.migration;

import dev.slipway.error.HeapUsedUp;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All migrations of a source, in the order of their versions; repeatables come last. */
public final class Migrations {

  private final List<Migration> list;
  private final Map<Version, Migration> byVersion = new TreeMap<>();
  private final Map<String, Migration> byFile = new HashMap<>();

  private final List<Problem> problems;
  private final Set<Version> unreadable;

  private Migrations(List<Migration> list, List<Problem> problems, Set<Version> unreadable) {
    this.list = List.copyOf(list);
    this.problems = problems;
    this.unreadable = unreadable;
    for (Migration migration : list) {
      byVersion.put(migration.version(), migration);
      byFile.put(migration.file(), migration);
    }
  }

  /**
   * Reads every file of a source before anything runs. Throws {@link InvalidMigrations} with all
   * problems of all files, and {@link dev.slipway.error.InvalidInput} when there is no file: the
   * source is most likely another.
   */
  public static Migrations read(Source source) {
    Migrations all = readable(source);
    all.requireReadable();
    return all;
  }

  /**
   * Reads every file of a source; those that cannot be read are left out, with their {@link
   * #problems()}.
   */
  public static Migrations readable(Source source) {
    Problems problems = new Problems();
    MigrationReader reader = new MigrationReader(source, problems);
    List<Migration> list = new ArrayList<>();
    List<SourceFile> files = source.files();
    if (files.isEmpty()) {
      throw NoMigrations.in(source);
    }
    Set<Version> unreadable = new TreeSet<>();
    for (SourceFile file : files) {
      int before = problems.count();
      Optional<Migration> migration = read(reader, file);
      if (problems.count() == before) {
        migration.ifPresent(list::add);
      } else {
        FileName.parse(file.name()).map(FileName::version).ifPresent(unreadable::add);
      }
    }
    if (!reader.wrongNames().isEmpty()) {
      WrongNames.complain(reader.wrongNames(), source.name(), problems);
    }
    list.sort(Comparator.comparing(Migration::version));
    unreadable.addAll(twins(list, problems));
    list.removeIf(migration -> unreadable.contains(migration.version()));
    boolean repeatables = list.stream().anyMatch(Migration::isRepeatable);
    return new Migrations(
        repeatables ? DependencyOrder.of(list) : list, problems.list(), unreadable);
  }

  private static Optional<Migration> read(MigrationReader reader, SourceFile file) {
    try {
      return reader.read(file);
    } catch (OutOfMemoryError e) {
      throw HeapUsedUp.by(
          e,
          "while " + file.name() + size(file) + " was read",
          "Nothing was run, the database is as it was.");
    }
  }

  private static String size(SourceFile file) {
    try (InputStream content = file.content().open()) {
      return " (" + HeapUsedUp.size(content.available()) + ")";
    } catch (IOException | OutOfMemoryError unknown) {
      return "";
    }
  }

  /** Nobody can tell which of them is meant, so none is. */
  private static Set<Version> twins(List<Migration> sorted, Problems problems) {
    Set<Version> twins = new TreeSet<>();
    for (int i = 1; i < sorted.size(); i++) {
      Migration one = sorted.get(i - 1);
      Migration other = sorted.get(i);
      if (one.version().equals(other.version())) {
        problems.add(other.file(), "has the same version as " + one.file() + "; give it a new one");
        twins.add(one.version());
      }
    }
    return twins;
  }

  /** What is wrong with the files that were left out. */
  public List<Problem> problems() {
    return problems;
  }

  /** Throws {@link InvalidMigrations} when some files were left out. */
  public void requireReadable() {
    if (!problems.isEmpty()) {
      throw InvalidMigrations.of(problems);
    }
  }

  /** What was left out, in sentences; what else belongs to one follows in lines of its own. */
  public List<String> warnings() {
    return problems.stream()
        .map(problem -> problem.toString().replaceFirst("(?=\n)|$", " (left out; up waits for it)"))
        .toList();
  }

  /** True for the version of a file that was left out. */
  public boolean isUnreadable(Version version) {
    return unreadable.contains(version);
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
    return Stream.concat(list.stream().map(Migration::version), unreadable.stream())
        .filter(Version::isNumbered)
        .max(Comparator.naturalOrder());
  }
}

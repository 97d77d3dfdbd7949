package dev.slipway.migration;

import dev.slipway.error.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All migrations of a source, in the order of their versions; repeatables come last. */
public final class Migrations {

  private final List<Migration> list;
  private final Map<Version, Migration> byVersion = new TreeMap<>();
  private final Map<String, Migration> byFile = new HashMap<>();

  private final List<Problem> problems;
  private final Set<Version> unreadable;

  private final List<String> doubts;

  Migrations(
      List<Migration> list, List<Problem> problems, Set<Version> unreadable, List<String> doubts) {
    this.list = List.copyOf(list);
    this.problems = problems;
    this.unreadable = unreadable;
    this.doubts = doubts;
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
    return new SourceReading(source).read();
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
    return Stream.concat(problems.stream().map(Migrations::leftOut), doubts.stream()).toList();
  }

  private static String leftOut(Problem problem) {
    return problem.toString().replaceFirst("(?=\n)|$", " (left out; up waits for it)");
  }

  /** What may have been meant as a migration and is none by its name, in sentences. */
  public List<String> doubts() {
    return doubts;
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

package dev.slipway.migration;

import dev.slipway.error.FileFault;
import dev.slipway.error.HeapUsedUp;
import dev.slipway.error.Problems;
import dev.slipway.migration.format.FolderFormat;
import dev.slipway.migration.format.FolderFormats;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads all files of a source, each in the form of the tool that it is written for. */
final class SourceReading {

  private final Source source;
  private final @Nullable String format;
  private final Problems problems = new Problems();
  private final MigrationReader reader;
  private final List<Migration> list = new ArrayList<>();
  private final Set<Version> unreadable = new TreeSet<>();

  SourceReading(Source source) {
    this.source = source;
    this.format = source.format();
    this.reader = new MigrationReader(source, problems, format);
  }

  /** The migrations that can be read, with what is wrong with the others. */
  Migrations read() {
    List<SourceFile> files = source.files();
    List<String> others = source.otherFiles();
    for (String name : format == null ? others : List.<String>of()) {
      if (isChangelog(name)) {
        return readAsOf(name);
      }
    }
    addAll(files);
    String told = reader.told();
    return told == null
        ? migrations(files, others)
        : new SourceReading(new ForeignSource(source, told, Map.of())).read();
  }

  private void addAll(List<SourceFile> files) {
    boolean ours =
        format == null
            && !files.isEmpty()
            && files.stream().allMatch(file -> FileName.isOurs(file.name()));
    if (ours) {
      files.forEach(this::add);
    } else {
      addOthers(files);
    }
  }

  /** What was read, in the order in which it runs, and what is wrong with the names of all. */
  private Migrations migrations(List<SourceFile> files, List<String> others) {
    if (!reader.wrongNames().isEmpty()) {
      List<String> all = files.stream().map(SourceFile::name).toList();
      WrongNames.complain(reader.wrongNames(), all, source, problems);
    }
    others.forEach(name -> OtherFile.check(name, source, problems));
    list.sort(Comparator.comparing(Migration::version));
    removeTwins();
    boolean repeatables = list.stream().anyMatch(Migration::isRepeatable);
    return new Migrations(
        repeatables ? DependencyOrder.of(list) : list,
        problems.list(),
        unreadable,
        OtherFile.doubts(others));
  }

  private void addOthers(List<SourceFile> files) {
    List<FolderFormat> formats =
        format == null ? FolderFormats.byNames() : FolderFormats.of(format);
    List<ForeignFiles> others = ForeignFiles.in(source, formats, problems);
    if (files.isEmpty() && others.isEmpty() && problems.count() == 0 && !lookDeeper()) {
      throw NoMigrations.in(source);
    }
    for (ForeignFiles one : others) {
      ForeignFilesReader of = new ForeignFilesReader(source, problems, format, reader);
      add(one.up(), Optional.of(one.name()), () -> of.read(one));
    }
    for (SourceFile file : files) {
      if (formats.stream().noneMatch(one -> one.claims(file.name()))) {
        addUnclaimed(file, formats.isEmpty());
      }
    }
  }

  /** True where files in folders tell by their text whose they are. */
  private boolean lookDeeper() {
    return format == null
        && source.elsewhere().stream()
            .flatMap(path -> source.find(path).stream())
            .anyMatch(reader::isTold);
  }

  /** All as a changelog has it; where a file of ours is in the way of that, with the way out. */
  private Migrations readAsOf(String changelog) {
    SourceReading told = new SourceReading(new ForeignSource(source, "liquibase", Map.of()));
    Migrations all = told.read();
    if (all.problems().stream().noneMatch(one -> FileName.isOurs(one.where()))) {
      return all;
    }
    told.problems.add(
        changelog,
        "is a changelog of Liquibase, so the folder is read as Liquibase's. Move it out of the"
            + " folder, or say --migrations-format native, where the files beside it are ours");
    return new Migrations(all.list(), told.problems.list(), told.unreadable, all.doubts());
  }

  /** True for a changelog of Liquibase that is no SQL. One that cannot be read is a problem. */
  private boolean isChangelog(String name) {
    return ChangelogRoot.mayBeIn(name)
        && source.find(name).filter(this::hasRoot).flatMap(reader::text).isPresent();
  }

  /** Looks at the bytes: what is in another encoding is a problem only where it is a changelog. */
  private boolean hasRoot(SourceFile file) {
    try {
      return ChangelogRoot.isIn(file.content().read());
    } catch (IOException e) {
      problems.add(file.name(), "cannot be read (" + FileFault.reason(e) + ")");
      return false;
    }
  }

  /** One whose name is of none of the forms; that is right where its lines say all. */
  private void addUnclaimed(SourceFile file, boolean byLines) {
    if (format == null || byLines) {
      add(file);
    } else {
      problems.add(
          file.name(), "is not as " + format + " has it (" + FolderFormats.shape(format) + ")");
    }
  }

  private void add(SourceFile file) {
    Optional<FileName> name = FileName.parse(file.name());
    add(file, name, () -> reader.read(file, name));
  }

  private void add(
      SourceFile file, Optional<FileName> name, Supplier<Optional<Migration>> migration) {
    int before = problems.count();
    try {
      Optional<Migration> read = migration.get();
      if (problems.count() == before) {
        read.ifPresent(list::add);
      } else {
        name.map(FileName::version).ifPresent(unreadable::add);
      }
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
  private void removeTwins() {
    for (int i = 1; i < list.size(); i++) {
      Migration one = list.get(i - 1);
      Migration other = list.get(i);
      if (one.version().equals(other.version())) {
        addTwins(one.file(), other.file());
        unreadable.add(one.version());
      }
    }
    list.removeIf(migration -> unreadable.contains(migration.version()));
  }

  /** A way back must not get a version of its own, with which it would run behind the way there. */
  private void addTwins(String one, String other) {
    Optional<String> ofOne = PairedName.adviceOn(one, other);
    Optional<String> ofOther = PairedName.adviceOn(other, one);
    String twin = "has the same version as " + one + "; give it a new one";
    problems.add(ofOne.isPresent() ? one : other, ofOne.or(() -> ofOther).orElse(twin));
  }
}

package dev.slipway.migration;

import dev.slipway.error.FileFault;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.psql.Remark;
import dev.slipway.sql.Place;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.TextPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one migration file; what is wrong with it is added to the problems. */
final class MigrationReader {

  /**
   * The way back as golang-migrate, sqlx and others name it, in a file beside that of the way up.
   */
  private static final Pattern OTHER_WAY =
      Pattern.compile(".*\\.(down|undo|revert|rollback)\\.sql", Pattern.CASE_INSENSITIVE);

  private final Source source;
  private final Problems problems;
  private final @Nullable String format;
  private @Nullable String told;
  private final Set<String> included = new TreeSet<>();
  private final List<String> wrongNames = new ArrayList<>();

  /** Reads files of a source whose form a tool's name tells; null where they tell it. */
  MigrationReader(Source source, Problems problems, @Nullable String format) {
    this.source = source;
    this.problems = problems;
    this.format = format;
  }

  /** The tool by whose form the whole folder is to be read, as a file has told; null for none. */
  @Nullable String told() {
    return told;
  }

  /** The names so far that no migration can have, without those of files that were included. */
  List<String> wrongNames() {
    return wrongNames.stream().filter(name -> !included.contains(name)).sorted().toList();
  }

  /** True for a file in a folder that begins a changelog of Liquibase; it is told then. */
  boolean isTold(SourceFile file) {
    boolean changelog = text(file).filter(ForeignMarker::beginsChangelog).isPresent();
    told = changelog ? "liquibase" : null;
    return changelog;
  }

  /** The migration, or nothing when the file cannot be made sense of; {@code name} is its own. */
  Optional<Migration> read(SourceFile file, Optional<FileName> name) {
    if (name.isEmpty()) {
      return readOfOthers(file);
    }
    if (OTHER_WAY.matcher(file.name()).matches()) {
      problems.add(
          file.name(),
          "is one of another tool's pair of files, and would run as UP. Put its text behind a line"
              + " -- DOWN in the other one, and delete it");
      return Optional.empty();
    }
    return text(file)
        .flatMap(text -> parse(name.get(), file.name(), text, () -> readable(file.name(), text)));
  }

  /** One whose name is none of ours: where its lines are of another tool, its number is enough. */
  private Optional<Migration> readOfOthers(SourceFile file) {
    Optional<FileName> name = FileName.ofOthers(file.name());
    Optional<String> text = text(file);
    boolean known = text.isPresent() && name.isPresent() && isOfOthers(file.name(), text.get());
    if (!known) {
      wrongNames.add(file.name());
      return Optional.empty();
    }
    return parse(name.get(), file.name(), text.get(), () -> readable(file.name(), text.get()));
  }

  private boolean isOfOthers(String file, String text) {
    try {
      return format == null
          ? ReadableText.of(file, text, source).dialect() != null
          : Dialect.named(format).isPresent();
    } catch (SqlSyntaxException unreadable) {
      return false;
    }
  }

  private ReadableText readable(String file, String text) {
    if (format == null) {
      return ReadableText.of(file, text, source);
    }
    Dialect dialect = Dialect.named(format).orElse(null);
    if (dialect == null) {
      return ReadableText.ours(file, text, source);
    }
    ReadableText readable = ReadableText.in(dialect, file, text, source);
    boolean whole = dialect.knowsWholeFiles() && !readable.hasSections();
    if (!whole && Dialect.of(readable.parsed()).filter(dialect::equals).isEmpty()) {
      problems.add(file, "is not as " + format + " has it: no line of its own begins the way up");
    }
    return readable;
  }

  /** The text of a file; nothing where it cannot be read, which is a problem. */
  Optional<String> text(SourceFile file) {
    try {
      String text = Utf8.decode(file.content());
      if (format == null && told == null) {
        told = ForeignMarker.folderOf(text);
      }
      return Optional.of(text);
    } catch (IOException e) {
      problems.add(file.name(), "cannot be read (" + FileFault.reason(e) + ")");
    } catch (IllegalArgumentException e) {
      problems.add(file.name(), String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  /** The migration of a text, as it is made readable; nothing when that fails, a problem then. */
  Optional<Migration> parse(
      FileName name, String file, String text, Supplier<ReadableText> readable) {
    try {
      SectionReader sections = new SectionReader(file, readable.get(), source, problems);
      return Optional.of(migration(name, sections, file));
    } catch (SqlSyntaxException e) {
      Place place = e.place();
      String where =
          place == null ? file + ":" + TextPosition.of(text, e.offset()) : place.toString();
      problems.add(where, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Migration migration(FileName name, SectionReader sections, String file) {
    included.addAll(sections.psql().files());
    refuseFaults(file, sections);
    Script up = sections.script(Section.UP);
    Script down = sections.down();
    Script verify = sections.script(Section.VERIFY);
    check(up, down, verify);
    return new Migration(
        name.version(),
        name.description(),
        file,
        Header.read(sections.parsed()),
        options(file, sections),
        up,
        down,
        sections.unreadableDown(),
        verify,
        Checksum.of(up.statements()),
        notes(sections));
  }

  private void refuseFaults(String file, SectionReader sections) {
    List<Remark> found = sections.problems();
    for (Remark one : found) {
      problems.add(one.place().toString(), one.text());
    }
    boolean blank = sections.script(Section.UP).isEmpty() && !sections.hasComment(Section.UP);
    if (blank && !sections.mayBeBlank() && found.isEmpty()) {
      problems.add(file, Untouched.orEmpty(sections.parsed().text()));
    }
  }

  private void check(Script up, @Nullable Script down, Script verify) {
    ScriptCheck.check(up, problems);
    if (down != null) {
      ScriptCheck.check(down, problems);
    }
    if (!verify.isEmpty()) {
      VerifyBlocks.check(verify, problems);
    }
  }

  private static List<String> notes(SectionReader sections) {
    List<String> notes = new ArrayList<>();
    for (Remark note : sections.psql().notes()) {
      notes.add(note.place() + ": " + note.text());
    }
    Problem unreadable = sections.unreadableDown();
    if (unreadable != null) {
      notes.add(unreadable + "; down cannot take it back until its DOWN section is mended");
    }
    return notes;
  }

  private FileOptions options(String file, SectionReader sections) {
    if (sections.parsed().comments().isEmpty()) {
      return FileOptions.NONE;
    }
    FileOptions options = OptionReader.read(file, sections.parsed(), problems);
    return sections.isWithoutTransaction() ? options.with("transaction", "none", "") : options;
  }
}

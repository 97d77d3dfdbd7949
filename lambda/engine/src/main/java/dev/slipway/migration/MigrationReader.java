package dev.slipway.migration;

import dev.slipway.error.FileFault;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.psql.Finding;
import dev.slipway.sql.InlineRows;
import dev.slipway.sql.LineEnds;
import dev.slipway.sql.Place;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.Stretch;
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
    boolean changelog = text(file).filter(MigrationReader::isChangelog).isPresent();
    told = changelog ? "liquibase" : null;
    return changelog;
  }

  /** The migration, or nothing when the file cannot be made sense of. */
  Optional<Migration> read(SourceFile file) {
    Optional<FileName> name = FileName.parse(file.name());
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
      told = told == null && isOfAtlas(file) ? "atlas" : told;
      wrongNames.add(file.name());
      return Optional.empty();
    }
    return parse(name.get(), file.name(), text.get(), () -> readable(file.name(), text.get()));
  }

  /** True for a bare number where Atlas has written its sums. */
  private boolean isOfAtlas(SourceFile file) {
    return format == null
        && file.name().matches("\\d+\\.sql")
        && source.otherFiles().contains("atlas.sum");
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
    if (Dialect.of(readable.parsed()).filter(dialect::equals).isEmpty()) {
      problems.add(file, "is not as " + format + " has it: no line of its own begins the way up");
    }
    return readable;
  }

  /** The migration that another tool has written into files of its own; otherwise the same. */
  Optional<Migration> read(ForeignFiles files) {
    FileName name = files.name();
    MigrationReader back = new MigrationReader(source, new Problems(), format);
    Script down = back.script(name, files.down());
    Problem wrong = back.problems.list().stream().findFirst().orElse(null);
    Script verify = script(name, files.verify());
    if (verify != null) {
      VerifyBlocks.check(verify, problems);
    }
    return whole(format == null ? Dialect.ONLY_UP : Dialect.WHOLE, name, files.up())
        .map(
            up ->
                up.with(
                    wrong == null ? down : null,
                    wrong,
                    verify == null ? up.verify() : verify,
                    files.options(up.options()),
                    files.terms().notes()));
  }

  private @Nullable Script script(FileName name, @Nullable SourceFile file) {
    return file == null ? null : whole(Dialect.WHOLE, name, file).map(Migration::up).orElse(null);
  }

  private Optional<Migration> whole(Dialect dialect, FileName name, SourceFile file) {
    return text(file)
        .flatMap(
            text ->
                parse(
                    name,
                    file.name(),
                    text,
                    () -> ReadableText.in(dialect, file.name(), text, source)));
  }

  /** The text of a file; nothing where it cannot be read, which is a problem. */
  Optional<String> text(SourceFile file) {
    try {
      String text = Utf8.decode(file.content());
      if (format == null && told == null) {
        told = toldBy(text);
      }
      return Optional.of(text);
    } catch (IOException e) {
      problems.add(file.name(), "cannot be read (" + FileFault.reason(e) + ")");
    } catch (IllegalArgumentException e) {
      problems.add(file.name(), String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  /** What is read by its folder, though its name may be one of ours. */
  static @Nullable String toldBy(String text) {
    if (isChangelog(text)) {
      return "liquibase";
    }
    return text.contains("--> statement-breakpoint")
        ? "drizzle"
        : text.contains("-- atlas:txmode") ? "atlas" : null;
  }

  /** True for a text that begins as those of Liquibase do. */
  static boolean isChangelog(String text) {
    int start = 0;
    while (start < text.length() && "\uFEFF \t\r\n".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    if (!text.startsWith("--", start)) {
      return false;
    }
    String first = text.substring(start + 2, LineEnds.end(text, start)).strip();
    return first.regionMatches(true, 0, "liquibase formatted", 0, 19);
  }

  private Optional<Migration> parse(
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
    PsqlCommands psql = sections.psql();
    for (Finding found : sections.problems()) {
      problems.add(found.place().toString(), found.text());
    }
    included.addAll(psql.files());
    Script up = sections.script(Section.UP);
    Script down = sections.down();
    boolean blank = up.isEmpty() && !sections.hasComment(Section.UP);
    if (blank && !sections.mayBeBlank() && sections.problems().isEmpty()) {
      problems.add(file, Untouched.orEmpty(sections.parsed().text()));
    }
    List<String> notes = new ArrayList<>();
    for (Finding note : psql.notes()) {
      notes.add(note.place() + ": " + note.text());
    }
    Problem unreadable = sections.unreadableDown();
    if (unreadable != null) {
      notes.add(unreadable + "; down cannot take it back until its DOWN section is mended");
    }
    Script verify = sections.script(Section.VERIFY);
    check(up);
    check(down);
    if (!verify.isEmpty()) {
      VerifyBlocks.check(verify, problems);
    }
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
        notes);
  }

  private FileOptions options(String file, SectionReader sections) {
    if (sections.parsed().comments().isEmpty()) {
      return FileOptions.NONE;
    }
    FileOptions options = OptionReader.read(file, sections.parsed(), problems);
    return sections.isWithoutTransaction() ? options.with("transaction", "none", "") : options;
  }

  private void check(@Nullable Script script) {
    if (script == null) {
      return;
    }
    Statement begin = script.unclosedBegin();
    if (begin != null) {
      problems.add(
          script.location(begin.place(0)),
          "this BEGIN has no COMMIT in its section; psql would roll it back at the end of the"
              + " file");
    }
    script.statements().forEach(statement -> checkRows(script, statement));
  }

  private void checkRows(Script script, Statement statement) {
    Optional<Stretch> rows = statement.data();
    boolean swallowsSection =
        rows.filter(r -> r.source().includedBy() == null)
            .map(Stretch::text)
            .filter(text -> !InlineRows.areClosed(text))
            .map(text -> text.lines().anyMatch(line -> Marker.ours(line.strip()).isPresent()))
            .orElse(false);
    if (swallowsSection) {
      problems.add(
          script.location(statement.place(0)),
          "the rows of this COPY reach over a section line; end them with a line \\.");
    }
  }
}

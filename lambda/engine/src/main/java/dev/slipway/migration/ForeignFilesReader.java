package dev.slipway.migration;

import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads migrations that another tool has written into files of their own: one for the way up, one
 * for the way back, one for what is verified.
 */
final class ForeignFilesReader {

  private final Source source;
  private final Problems problems;
  private final @Nullable String format;
  private final MigrationReader reader;

  /** {@code format}: a tool's name, null where the files tell. */
  ForeignFilesReader(
      Source source, Problems problems, @Nullable String format, MigrationReader reader) {
    this.source = source;
    this.problems = problems;
    this.format = format;
    this.reader = reader;
  }

  /** The migration, or nothing when its way up cannot be made sense of, which is a problem. */
  Optional<Migration> read(ForeignFiles files) {
    Map<String, String> filled = files.terms().filled();
    return filled.isEmpty()
        ? readParts(files)
        : in(new ForeignSource(source, source.format(), filled)).readParts(files);
  }

  private ForeignFilesReader in(Source seen) {
    return new ForeignFilesReader(
        seen, problems, format, new MigrationReader(seen, problems, format));
  }

  private Optional<Migration> readParts(ForeignFiles files) {
    FileName name = files.name();
    Problems ofDown = new Problems();
    MigrationReader back = new MigrationReader(source, ofDown, format);
    Script down = script(back, name, files.down());
    Problem wrong = ofDown.list().stream().findFirst().orElse(null);
    Script verify = script(reader, name, files.verify());
    if (verify != null) {
      VerifyBlocks.check(verify, problems);
    }
    return whole(reader, format == null ? Dialect.ONLY_UP : Dialect.WHOLE, name, files.up())
        .map(
            up ->
                up.with(
                    wrong == null ? down : null,
                    wrong,
                    verify == null ? up.verify() : verify,
                    files.options(up.options()),
                    files.terms().notes()));
  }

  private @Nullable Script script(MigrationReader with, FileName name, @Nullable SourceFile file) {
    return file == null
        ? null
        : whole(with, Dialect.WHOLE, name, file).map(Migration::up).orElse(null);
  }

  private Optional<Migration> whole(
      MigrationReader with, Dialect dialect, FileName name, SourceFile file) {
    return with.text(file)
        .flatMap(
            text ->
                with.parse(
                    name,
                    file.name(),
                    text,
                    () -> ReadableText.in(dialect, file.name(), text, source)));
  }
}

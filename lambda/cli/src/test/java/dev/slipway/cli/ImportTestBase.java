package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A database with tables, and a folder of files for them. */
abstract class ImportTestBase {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  @TempDir Path migrations;

  Project project;

  @BeforeEach
  void nameTheDatabase() {
    project = Project.of(migrations, db.url());
  }

  /** Writes a file of the folder. */
  Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result importing(String... options) {
    return project.run(
        Stream.concat(Stream.of("import", folder.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  /** An import that must succeed; gives what it answers to people. */
  String imported(String... options) {
    Result result = importing(options);
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    return result.out();
  }

  /** An import that is refused with this, and the database stays as it is. */
  void refused(String problem, String... options) throws Exception {
    List<String> before = db.catalogue();
    Result result = importing(options);
    assertThat(result.err()).contains(problem);
    assertThat(result.exitCode()).as(result.out() + result.err()).isIn(1, 2);
    assertThat(db.catalogue()).isEqualTo(before);
  }

  List<String> rows(String table) throws Exception {
    return db.rows("SELECT t::text FROM " + table + " t ORDER BY 1").stream()
        .map(row -> row.get(0))
        .toList();
  }
}

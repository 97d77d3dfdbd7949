package dev.slipway.migration;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.sql.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

/** Reads migrations from files in a folder of the test. */
abstract class MigrationsTestBase {

  @TempDir Path folder;

  final void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  final Migration read(String text) throws IOException {
    write("1_a.sql", text);
    return Migrations.read(new FolderSource(folder)).list().get(0);
  }

  final String message(String name, String text) throws IOException {
    write(name, text);
    return message(new FolderSource(folder));
  }

  static String message(Source source) {
    InvalidMigrations refusal =
        catchThrowableOfType(InvalidMigrations.class, () -> Migrations.read(source));
    return refusal == null ? "read without a complaint" : refusal.getMessage();
  }

  static String complaint(String... problems) {
    return "The migrations cannot be read:\n  "
        + String.join("\n  ", problems)
        + "\nNothing was run, the database is as it was. Mend the files and run it again.";
  }

  static List<String> sql(Script script) {
    return Objects.requireNonNull(script).statements().stream().map(Statement::sql).toList();
  }
}

package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@code up --dump-schema}. */
class DumpedSchemaTest extends CliTestBase {

  @RegisterExtension final PgDatabase other = new PgDatabase();

  @Test
  void theSameSchemaIsTheSameText() throws Exception {
    project.file("003_rights.sql", rights("pg_monitor", "pg_read_all_data"));
    Path schema = Files.createDirectory(folder.resolve("out")).resolve("schema.sql");
    done("up", "--dump-schema", schema.toString());
    String text = Files.readString(schema);
    assertThat(text)
        .contains("CREATE TABLE public.words (\n    id integer NOT NULL,")
        .contains("CREATE VIEW public.word_counts")
        .contains("GRANT SELECT ON TABLE public.words TO pg_monitor;\n")
        .doesNotContain("schema_migration", "restrict", "Dumped", "timeout", "Owner: " + db.user())
        .endsWith("\n");
    done("up", "--dump-schema", schema.toString());
    assertThat(schema).hasContent(text);
    project.file("003_rights.sql", rights("pg_read_all_data", "pg_monitor"));
    done("up", "--url", other.url(), "--dump-schema", schema.toString());
    assertThat(schema).hasContent(text);
    assertThat(schema.getParent()).isDirectoryContaining("glob:**schema.sql");
    assertThat(schema.getParent().toFile().list()).hasSize(1);
  }

  private static String rights(String first, String second) {
    return "GRANT SELECT ON words TO %s;\nGRANT SELECT ON words TO %s;\n-- DOWN\nSELECT 1;\n"
        .formatted(first, second);
  }

  @Test
  void aRunThatFailsLeavesTheFileAsItIs() throws Exception {
    Path schema =
        Files.writeString(
            Files.createDirectory(folder.resolve("out")).resolve("schema.sql"), "as it was");
    project.file("003_wrong.sql", "SELECT 1 / 0;");
    Result result = project.run("up", "--dump-schema", schema.toString());
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(schema).hasContent("as it was");
  }

  @Test
  void whatCannotBeWrittenIsToldBeforeAnythingIsDone() throws Exception {
    refuses(
        ExitCode.USAGE,
        "The schema could not be written to %1$s/no/schema.sql: folder %1$s/no is not there, or may not be written into. Nothing was done."
            .formatted(folder),
        "up",
        "--dump-schema",
        folder.resolve("no/schema.sql").toString());
    refuses(
        ExitCode.USAGE,
        "The schema could not be written to " + folder + ": it is a folder. Nothing was done.",
        "up",
        "--dump-schema",
        folder.toString());
    Path inside = folder.resolve("schema.sql");
    refuses(
        ExitCode.USAGE,
        "The schema could not be written to %s: in the folder of the migrations, it would be read as one. Nothing was done."
            .formatted(inside),
        "up",
        "--dump-schema",
        inside.toString());
  }
}

package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that every folder of migrations in {@code examples/} runs, there and back. */
class ExamplesTest {

  private static final Path ROOT = Path.of(System.getProperty("slipway.root"));

  @RegisterExtension final PgDatabase db = new PgDatabase();

  static List<Path> folders() throws IOException {
    try (Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
      return examples.filter(Files::isDirectory).map(one -> one.resolve("migrations")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void anExampleRunsThereAndBack(Path folder) throws Exception {
    Project project = Project.of(folder, db.url());
    List<String> empty = db.catalogue();
    succeeded(project.run("up"));
    List<String> applied = db.catalogue();
    succeeded(project.run("validate"));
    succeeded(project.run("down", "0"));
    assertThat(db.catalogue()).isEqualTo(empty);
    succeeded(project.run("up"));
    succeeded(project.run("status", "--check"));
    assertThat(db.catalogue()).isEqualTo(applied);
  }

  private static void succeeded(Cli.Result result) {
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
  }
}

package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds the image of the command line, and uses it. Skipped, and said so, where there is no Docker
 * or not the image of Java that it begins with; {@code .ci/docker} brings both.
 */
class DockerfileIT {

  private static final Path ROOT = Path.of(System.getProperty("slipway.root"));
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String IMAGE = "slipway-test-" + ProcessHandle.current().pid();

  @TempDir Path migrations;

  @BeforeAll
  static void build() throws IOException {
    String base =
        Files.readAllLines(ROOT.resolve("Dockerfile")).stream()
            .filter(line -> line.startsWith("FROM "))
            .findFirst()
            .orElseThrow()
            .substring(5);
    Result known = docker("image", "inspect", base);
    if (known.exitCode() != 0) {
      String reason = "Dockerfile skipped: " + known.stderr().strip();
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    Result built = docker("build", "-q", "-t", IMAGE, ROOT.toString());
    assertThat(built.exitCode()).as(built.stderr()).isZero();
  }

  @AfterAll
  static void remove() {
    docker("image", "rm", "--force", IMAGE);
  }

  @Test
  void theCommandOfTheImageAppliesMigrationsToTheServerInIt() throws IOException {
    Files.writeString(
        migrations.resolve("001_Wörter.sql"), "CREATE TABLE words (id int PRIMARY KEY);\n");
    assertThat(migrations.toFile().setReadable(true, false)).isTrue();
    assertThat(migrations.toFile().setExecutable(true, false)).isTrue();
    Result up = docker("run", "--rm", "-v", migrations + ":/project/migrations:ro", IMAGE, "up");
    assertThat(up.exitCode()).as(up.stderr()).isZero();
    assertThat(up.stdout()).contains("applied 001 Wörter");
  }

  @Test
  void jobsFindTheCommandByItsNameAndAreNotRoot() {
    Result job = docker("run", "--rm", "--entrypoint", "sh", IMAGE, "-c", "id -un; slipway -V");
    assertThat(job.stdout()).startsWith("nobody\nslipway ");
  }

  private record Result(int exitCode, String stdout, String stderr) {}

  private static Result docker(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    // The old builder is in every Docker; the newer one is a program of its own.
    Map<String, String> variables =
        System.getenv("DOCKER_HOST") == null
            ? Map.of("DOCKER_BUILDKIT", "0")
            : Map.of("DOCKER_BUILDKIT", "0", "DOCKER_HOST", System.getenv("DOCKER_HOST"));
    try (ChildProcess docker = ChildProcess.startCommand(ROOT, variables, command)) {
      return new Result(docker.waitFor(LIMIT), docker.stdout(), docker.stderr());
    } catch (RuntimeException e) {
      return new Result(1, "", String.valueOf(e.getMessage()));
    }
  }
}

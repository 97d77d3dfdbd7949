package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A clone as a pipeline has it: a branch that adds a migration to those of {@code main}. */
final class PipelineCheckout {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** How a step ended. */
  record Ended(int exitCode, String stdout, String stderr) {}

  private final Path parent;
  private final Path clone;
  private final Path programs;

  private PipelineCheckout(Path parent) {
    this.parent = parent;
    this.clone = parent.resolve("clone");
    this.programs = parent.resolve("bin");
  }

  /** Makes it; {@code added} is the SQL of the migration that the branch adds. */
  static PipelineCheckout adding(String added, Path parent) throws IOException {
    PipelineCheckout checkout = new PipelineCheckout(parent);
    String java = String.join("' '", ChildProcess.java(List.of(), "dev.slipway.cli.Main"));
    checkout.program("slipway", "exec '" + java + "' \"$@\"");
    Files.writeString(parent.resolve("added.sql"), added);
    checkout.mustRun(
        parent,
        """
        export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
        export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
        git init -q -b main origin
        mkdir origin/migrations
        cd origin
        echo 'CREATE TABLE orders (id int PRIMARY KEY, state text);' > migrations/001_orders.sql
        echo '-- DOWN' >> migrations/001_orders.sql
        echo 'DROP TABLE orders;' >> migrations/001_orders.sql
        echo 'SELECT 1;' > migrations/R_nothing.sql
        git add migrations
        git commit -q -m base
        git clone -q . ../clone
        cd ../clone
        git checkout -q -b change
        mv ../added.sql migrations/20260101_120000_added.sql
        git add migrations
        git commit -q -m change
        """,
        Map.of());
    return checkout;
  }

  Path folder() {
    return clone;
  }

  /** Where {@code slipway} and stand-ins lie. */
  Path programs() {
    return programs;
  }

  /** Puts a script on the PATH. */
  void program(String name, String script) throws IOException {
    Path file = Files.createDirectories(programs).resolve(name);
    Files.writeString(file, "#!/bin/bash\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** Runs a step in the clone, as runners do: it ends with the first command that fails. */
  Ended run(String script, Map<String, String> environment) throws IOException {
    return run(clone, script, environment);
  }

  private Ended run(Path folder, String script, Map<String, String> environment)
      throws IOException {
    Path file = Files.writeString(parent.resolve("step.sh"), script);
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("PATH", programs + ":" + System.getenv("PATH"));
    variables.put("CI", "true");
    List<String> command =
        List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", file.toString());
    try (ChildProcess bash = ChildProcess.startCommand(folder, variables, command)) {
      return new Ended(bash.waitFor(LIMIT), bash.stdout(), bash.stderr());
    }
  }

  private void mustRun(Path folder, String script, Map<String, String> environment)
      throws IOException {
    Ended ended = run(folder, script, environment);
    assertThat(ended.exitCode).as(ended.stderr).isZero();
  }
}

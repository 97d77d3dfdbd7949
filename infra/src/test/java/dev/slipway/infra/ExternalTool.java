package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A tool of others that a test uses where it is on the PATH. */
record ExternalTool(Path file) {

  /** The tool; the test is skipped, and says so, where there is none. */
  static ExternalTool named(String name) {
    Path found =
        List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(found != null, () -> name + " is not on the PATH");
    return new ExternalTool(found);
  }

  /** Runs it in a folder; it must succeed. Gives what it has printed. */
  String run(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    // Where an app of the CDK writes to.
    builder.environment().put("CDK_OUTDIR", folder.resolve("out").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, printed).isZero();
    return printed;
  }
}

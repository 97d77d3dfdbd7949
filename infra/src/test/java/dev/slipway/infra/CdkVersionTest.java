package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import dev.slipway.infra.template.CdkVersion;
import dev.slipway.testing.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app may bring another aws-cdk-lib than ours. */
class CdkVersionTest {

  private static final String PLACE = "META-INF/maven/software.amazon.awscdk/aws-cdk-lib";

  @TempDir Path folder;

  private String begunWith(String version) throws IOException {
    Path place = Files.createDirectories(folder.resolve(PLACE));
    Files.writeString(place.resolve("pom.properties"), "version=" + version + "\n");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            folder + File.pathSeparator + System.getProperty("java.class.path"),
            TeamApp.class.getName());
    try (ChildProcess app = ChildProcess.startCommand(folder, Map.of(), command)) {
      assertThat(app.waitFor(Duration.ofMinutes(2))).as(app.stderr()).isZero();
      return app.stdout().strip();
    }
  }

  @Test
  void oneThatIsTooOldIsNamedWithTheOneThatIsNeeded() throws Exception {
    assertThat(begunWith("2.99.1"))
        .startsWith("aws-cdk-lib is 2.99.1 here, and Slipway needs 2.183.0 or newer. Set ")
        .endsWith("mvn install -DskipTests -Dcdk.version=...");
  }

  @Test
  void theOldestPasses() throws Exception {
    assertThat(begunWith("2.183.0")).isEqualTo("begun");
  }

  @Test
  void whatALibraryLacksIsToldWithItsVersion() {
    assertThatThrownBy(
            () ->
                CdkVersion.explain(
                    () -> {
                      throw new NoClassDefFoundError("software/amazon/awscdk/Validations");
                    }))
        .isInstanceOf(InvalidInput.class)
        .hasMessageMatching(
            "aws-cdk-lib 2\\.\\d+\\.\\d+ lacks what Slipway was built with"
                + " \\(software/amazon/awscdk/Validations\\)\\. Set aws-cdk-lib to .*");
  }
}

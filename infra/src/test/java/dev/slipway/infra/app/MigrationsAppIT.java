package dev.slipway.infra.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.infra.function.MigrationFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as {@code cdk} starts it, with the function's real jar. */
class MigrationsAppIT {

  private static final Path ROOT = Path.of(System.getProperty("slipway.root"));

  /** Another in each deploy, so that each deploy runs the migrations. */
  private static final String SALT = "\"salt\": *\"[^\"]*\"";

  private static final String DEMO = "{\"demo\":\"true\"}";
  private static final String TEMPLATE = "cdk.out/slipway-demo.template.json";

  /** Where the demo is synthesized once for all of these tests. */
  @TempDir private static Path demo;

  @TempDir private Path folder;

  @BeforeAll
  static void synthesizeTheDemo() throws Exception {
    synthesizeDemo(demo);
  }

  private static void synthesizeDemo(Path folder) throws Exception {
    assertThat(start(folder, DEMO).waitFor()).as(() -> read(folder, "stderr")).isZero();
  }

  /** Starts the app as cdk.json says; the CDK's command line says the rest by variables. */
  private static Process start(Path folder, String context) throws IOException {
    JsonNode settings = new ObjectMapper().readTree(ROOT.resolve("cdk.json").toFile());
    List<String> command = List.of(settings.get("app").asText().split(" ", -1));
    ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "CDK_CONTEXT_JSON",
                context,
                "CDK_OUTDIR",
                folder.resolve("cdk.out").toString(),
                "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION",
                "20"));
    return builder
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile())
        .start();
  }

  /** Java orders its small maps by chance, in each JVM anew. */
  @Test
  void theTemplateIsTheSameFromOneSynthToTheNext() throws Exception {
    synthesizeDemo(folder);
    Set<String> templates = new HashSet<>();
    for (Path synth : List.of(demo, folder)) {
      templates.add(Files.readString(synth.resolve(TEMPLATE)).replaceAll(SALT, ""));
    }
    assertThat(templates).hasSize(1);
  }

  @Test
  void demoIsBuiltFromTheRealJarAndTheMigrationsOfThisCheckout() throws Exception {
    JsonNode template = new ObjectMapper().readTree(demo.resolve(TEMPLATE).toFile());
    assertThat(template.findValuesAsText("headVersion"))
        .containsExactly(MigrationFolder.read(ROOT.resolve("migrations"), null).headVersion());
    Path jar = asset(".jar");
    assertThat(jar).hasSameBinaryContentAs(Path.of(System.getProperty("slipway.lambda.jar")));
    String handler =
        template.findValuesAsText("Handler").stream()
            .filter(MigrationsAppIT::isOurs)
            .findFirst()
            .orElseThrow();
    try (JarFile code = new JarFile(jar.toFile())) {
      assertThat(
              code.getEntry(
                  handler.substring(0, handler.indexOf("::")).replace('.', '/') + ".class"))
          .isNotNull();
    }
  }

  private static boolean isOurs(String handler) {
    return handler.startsWith("dev.slipway.");
  }

  private static Path asset(String ending) throws IOException {
    try (Stream<Path> files = Files.list(demo.resolve("cdk.out"))) {
      return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
    }
  }

  @Test
  void wrongContextIsOneMessageAndNoStackTrace() throws Exception {
    assertThat(start(folder, "{\"vpcId\":\"none\"}").waitFor()).isEqualTo(2);
    assertThat(read(folder, "stderr").lines().toList())
        .startsWith("slipway: The context (-c name=value) is wrong:")
        .hasSize(7)
        .noneMatch(line -> line.contains("\tat "));
    assertThat(folder.resolve("cdk.out/manifest.json")).doesNotExist();
  }

  private static String read(Path folder, String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      return e.toString();
    }
  }
}

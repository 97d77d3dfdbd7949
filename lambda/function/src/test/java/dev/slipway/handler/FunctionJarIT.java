package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Tests what the function's jar holds. */
class FunctionJarIT {

  private static final Path JAR = FunctionTestBase.jar();

  @Test
  void holdsTheFunctionAndItsLibrariesOnly() throws IOException {
    List<String> classes = entries().stream().filter(name -> name.endsWith(".class")).toList();
    assertThat(classes)
        .contains(
            "dev/slipway/handler/SlipwayHandler.class",
            "dev/slipway/Wiring.class",
            "org/postgresql/Driver.class",
            "com/amazonaws/services/lambda/runtime/RequestStreamHandler.class");
    assertThat(classes)
        .allMatch(
            name ->
                name.matches(
                    "(dev/slipway|org/postgresql|com/dylibso/chicory|com/fasterxml/jackson"
                        + "|com/github/luben/zstd|org/yaml/snakeyaml"
                        + "|com/amazonaws/services/lambda/runtime|software/amazon/awssdk"
                        + "|software/amazon/eventstream|org/reactivestreams|org/slf4j)/.*"));
  }

  @Test
  void holdsNeitherTheCommandLineNorTheEmbeddedServerNorTests() throws IOException {
    assertThat(entries())
        .noneMatch(
            name ->
                name.matches(
                    "dev/slipway/(cli|embedded|testing|broken)/.*|.*(Test|IT)\\.class"
                        + "|.*(picocli|zonky|junit|archunit|jqwik|assertj|tukaani|commons).*"
                        + "|.*\\.txz|.*sql-cases.*"));
  }

  @Test
  void holdsTheCertificatesOfRds() throws IOException {
    assertThat(entries()).contains("dev/slipway/postgres/rds-certificates.pem");
  }

  @Test
  void holdsPgDumpAndWhatItWasCompiledTo() throws IOException {
    assertThat(entries())
        .contains(
            "dev/slipway/postgres/dump/pg_dump.wasm",
            "dev/slipway/postgres/dump/PgDumpCodeMachine.class")
        .noneMatch(
            name -> name.endsWith(".meta") || name.startsWith("com/dylibso/chicory/compiler"));
  }

  @Test
  void startsNothingByItself() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class")).isNull();
      assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path")).isNull();
    }
  }

  @Test
  void namesTheLicencesOfWhatItHolds() throws IOException {
    assertThat(entries()).contains("META-INF/LICENSE", "META-INF/NOTICE");
    try (JarFile jar = new JarFile(JAR.toFile());
        InputStream notices = jar.getInputStream(jar.getEntry("META-INF/THIRD-PARTY-NOTICES"))) {
      assertThat(new String(notices.readAllBytes(), StandardCharsets.UTF_8))
          .contains(
              "PostgreSQL Global Development Group",
              "pglite-tools",
              "Rich Felker",
              "Chicory",
              "Luben Karavelov",
              "SnakeYAML");
    }
  }

  @Test
  void compressesOnBothProcessorsOfLambda() throws IOException {
    assertThat(entries().stream().filter(name -> name.contains("libzstd")))
        .hasSize(2)
        .anyMatch(name -> name.startsWith("linux/amd64/"))
        .anyMatch(name -> name.startsWith("linux/aarch64/"));
  }

  @Test
  void hasAtMostTwentyFourMegabytes() throws IOException {
    long bytes = Files.size(JAR);
    System.out.printf("the function's jar has %d bytes in %d entries%n", bytes, entries().size());
    assertThat(bytes).isLessThanOrEqualTo(24_000_000);
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }
}

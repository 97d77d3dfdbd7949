package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app in {@code examples/cdk-app}, compiled and run as a team's own. */
class ExampleAppIT {

  private static final Path ROOT = Path.of(System.getProperty("slipway.root"));
  private static final Path EXAMPLE = ROOT.resolve("examples/cdk-app");

  @TempDir Path folder;

  @Test
  void synthesizesADatabaseWithMigrationsThatRunBeforeTheService() throws Exception {
    compile();
    Process app = start();
    String output = new String(app.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(app.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(app.exitValue()).as(output).isZero();
    assertThat(Files.readString(folder.resolve("out/Shop.template.json")))
        .contains("Custom::SlipwayMigrations", "AWS::RDS::DBInstance")
        .containsPattern("\"DependsOn\": \\[[^]]*\"Migrations");
  }

  @Test
  void itsVersionIsTheProjectsOwn() throws IOException {
    String version = "<version>(\\S+-SNAPSHOT|\\d+\\.\\d+\\.\\d+)</version>";
    List<String> own = versions(ROOT.resolve("infra/pom.xml"), version);
    assertThat(versions(EXAMPLE.resolve("pom.xml"), version)).contains(own.get(0));
  }

  private static List<String> versions(Path pom, String pattern) throws IOException {
    return Files.readAllLines(pom).stream()
        .map(String::strip)
        .filter(line -> line.matches(pattern))
        .toList();
  }

  private void compile() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
    try (Stream<Path> sources = Files.walk(EXAMPLE.resolve("src/main/java"))) {
      sources.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
    }
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(failed).isZero();
  }

  private Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = folder + File.pathSeparator + System.getProperty("java.class.path");
    ProcessBuilder builder =
        new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classPath, "shop.ShopApp")
            .directory(EXAMPLE.toFile());
    builder.environment().put("CDK_OUTDIR", folder.resolve("out").toString());
    return builder.redirectErrorStream(true).start();
  }
}

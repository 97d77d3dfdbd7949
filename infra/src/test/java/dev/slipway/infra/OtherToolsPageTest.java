package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.infra.app.PlainTemplateApp;
import dev.slipway.infra.plain.TemplateParameter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page about other tools. By {@code -Dslipway.pages=true} its TypeScript is synthesized, and by
 * {@code -Dslipway.python=/path/to/python} its Python, where that has aws-cdk-lib.
 */
class OtherToolsPageTest {

  private static final Snippets PAGE = Snippets.of("how-to/deploy-with-other-tools.md");

  /** How a parameter is said, in each of the languages. */
  private static final Pattern SAID =
      Pattern.compile("^\\s*\"?([A-Z]\\w+)\"?(?:=|\\s+=|:)(?: |\\S)", Pattern.MULTILINE);

  private static final Set<String> OTHERS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Type",
          "Commit",
          "Location",
          "DependsOn",
          "CodeUri",
          "Handler",
          "Runtime");

  @TempDir Path folder;

  private static Stream<String> snippets() {
    return Stream.of("text", "yaml", "ts", "python", "hcl")
        .flatMap(language -> PAGE.in(language).stream())
        .filter(snippet -> snippet.contains("CodeBucket"))
        .map(snippet -> snippet.replaceAll(" (?=\\w+=)", "\n"));
  }

  @Test
  void everySnippetSaysParametersThatThereAreAndAllThatAreNeeded() throws IOException {
    JsonNode declared = template().get("Parameters");
    List<String> needed =
        Arrays.stream(TemplateParameter.values())
            .map(TemplateParameter::id)
            .filter(id -> !declared.get(id).has("Default"))
            .toList();
    assertThat(snippets())
        .hasSize(6)
        .allSatisfy(
            snippet -> {
              Set<String> said =
                  SAID.matcher(snippet)
                      .results()
                      .map(one -> one.group(1))
                      .filter(name -> !OTHERS.contains(name) && !name.startsWith("Template"))
                      .collect(Collectors.toSet());
              assertThat(said).containsAll(needed);
              assertThat(declared.fieldNames()).toIterable().containsAll(said);
            });
    assertThat(declared.fieldNames())
        .toIterable()
        .allSatisfy(name -> assertThat(PAGE.page()).contains("`" + name + "`"));
  }

  private JsonNode template() throws IOException {
    Path file = folder.resolve("slipway.template.json");
    PlainTemplateApp.main(new String[] {file.toString()});
    return new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void cfnLintFindsNothingInTemplatesOfCloudFormationAndSam() throws Exception {
    ExternalTool linter = ExternalTool.named("cfn-lint");
    for (String snippet : PAGE.in("yaml")) {
      Path file = Files.writeString(folder.resolve("template.yaml"), snippet);
      linter.run(folder, file.toString());
    }
  }

  /** That a role is depended on beside its use is how the CDK waits for what the role may do. */
  @Test
  void cfnLintFindsNothingInTheTemplate() throws Exception {
    ExternalTool linter = ExternalTool.named("cfn-lint");
    template();
    linter.run(folder, "--ignore-checks", "W3005", "--", "slipway.template.json");
  }

  @Test
  void samReadsItsPart() throws Exception {
    ExternalTool sam = ExternalTool.named("sam");
    template();
    Files.writeString(folder.resolve("template.yaml"), PAGE.in("yaml").get(1));
    sam.run(folder, "validate", "--lint", "--region", "eu-west-1", "-t", "template.yaml");
  }

  @Test
  void hclIsWrittenAsItsFormatterWritesIt() throws Exception {
    ExternalTool formatter = ExternalTool.named("hclfmt");
    String part = PAGE.in("hcl").get(0);
    Files.writeString(folder.resolve("main.tf"), part);
    assertThat(formatter.run(folder, "-check", "main.tf")).isEqualToIgnoringWhitespace(part);
  }

  @Test
  void terraformReadsItsPart() throws Exception {
    ExternalTool terraform = ExternalTool.named("terraform");
    Files.writeString(folder.resolve("main.tf"), PAGE.in("hcl").get(0));
    terraform.run(folder, "fmt", "-check", "-diff", "main.tf");
  }

  @Test
  void typeScriptSynthesizes() throws Exception {
    Assumptions.assumeTrue(Boolean.getBoolean("slipway.pages"), "-Dslipway.pages=true is not said");
    writeAssets();
    unpackLibraries();
    String script =
        PAGE.in("ts")
            .get(0)
            .replaceAll("(?m)^import (\\{.*}) from ('.*');$", "const $1 = require($2);");
    Files.writeString(folder.resolve("app.js"), script);
    ExternalTool.named("node").run(folder, "app.js");
    checkSynthesized();
  }

  @Test
  void pythonSynthesizes() throws Exception {
    String python = System.getProperty("slipway.python");
    Assumptions.assumeTrue(python != null, "-Dslipway.python=/path/to/python is not said");
    writeAssets();
    Files.writeString(folder.resolve("app.py"), PAGE.in("python").get(0));
    new ExternalTool(Path.of(python)).run(folder, "app.py");
    checkSynthesized();
  }

  private void writeAssets() throws IOException {
    template();
    Files.writeString(folder.resolve("slipway-lambda.jar"), "code");
    Path migrations = Files.createDirectory(folder.resolve("migrations"));
    Files.writeString(migrations.resolve("001_words.sql"), "SELECT 1;");
  }

  private void checkSynthesized() throws IOException {
    JsonNode team = new ObjectMapper().readTree(folder.resolve("out/Team.template.json").toFile());
    String resources = team.get("Resources").toString();
    assertThat(resources)
        .contains("Custom::SlipwayMigrations", "cdk-hnb659fds-assets-111122223333-eu-west-1")
        .contains("[\"subnet-0a1b2c3d\",\"subnet-1b2c3d4e\"]", "\"DB_PORT\":\"5432\"");
  }

  /** The jars of the CDK for Java hold the packages for Node.js. */
  private void unpackLibraries() throws Exception {
    ExternalTool tar = ExternalTool.named("tar");
    for (String jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (jar.endsWith(".jar")) {
        Optional<Path> archive = archive(Path.of(jar));
        if (archive.isPresent()) {
          tar.run(folder, "xzf", archive.get().toString());
          Path unpacked = folder.resolve("package");
          String name =
              new ObjectMapper()
                  .readTree(unpacked.resolve("package.json").toFile())
                  .get("name")
                  .asText();
          Path place = folder.resolve("node_modules").resolve(name);
          Files.createDirectories(place.getParent());
          Files.move(unpacked, place);
        }
      }
    }
  }

  private Optional<Path> archive(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Optional<? extends ZipEntry> entry =
          zip.stream().filter(one -> one.getName().endsWith(".jsii.tgz")).findFirst();
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      Path file = folder.resolve("library.tgz");
      Files.write(file, zip.getInputStream(entry.get()).readAllBytes());
      return Optional.of(file);
    }
  }
}

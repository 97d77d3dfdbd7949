package dev.slipway.infra.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.infra.PlainTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** What the build starts to write the template that needs no CDK. */
public final class PlainTemplateApp {

  private static final String NAME = "slipway";

  /** The CDK's; that of the engine is not among what a team's app has. */
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlainTemplateApp() {}

  /** Writes it to the file that the only argument names. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("slipway-template");
    App app = new App(AppProps.builder().outdir(folder.toString()).build());
    new PlainTemplate(app, NAME);
    app.synth();
    @SuppressWarnings("unchecked")
    Map<String, Object> template =
        JSON.readValue(folder.resolve(NAME + ".template.json").toFile(), Map.class);
    Files.writeString(Path.of(args[0]), lines(template, 1) + "\n");
  }

  /**
   * A line for each parameter and resource: CloudFormation counts blanks, of which it takes few.
   */
  @SuppressWarnings("unchecked")
  private static String lines(Map<String, Object> fields, int levels) {
    return fields.entrySet().stream()
        .map(
            field ->
                levels > 0 && field.getValue() instanceof Map<?, ?> map
                    ? line(field.getKey(), "").replaceFirst("\"\"$", "")
                        + lines((Map<String, Object>) map, levels - 1)
                    : line(field.getKey(), field.getValue()))
        .collect(Collectors.joining(",\n", "{\n", "\n}"));
  }

  /** A name and its value. */
  private static String line(String name, Object value) {
    try {
      String object = JSON.writeValueAsString(Map.of(name, value));
      return object.substring(1, object.length() - 1);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

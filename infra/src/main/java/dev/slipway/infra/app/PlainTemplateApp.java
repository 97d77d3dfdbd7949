package dev.slipway.infra.app;

import dev.slipway.infra.PlainTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** What the build starts to write the template that needs no CDK. */
public final class PlainTemplateApp {

  private static final String NAME = "slipway";

  private PlainTemplateApp() {}

  /** Writes it to the file that the only argument names. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("slipway-template");
    App app = new App(AppProps.builder().outdir(folder.toString()).build());
    new PlainTemplate(app, NAME);
    app.synth();
    Files.copy(
        folder.resolve(NAME + ".template.json"),
        Path.of(args[0]),
        StandardCopyOption.REPLACE_EXISTING);
  }
}

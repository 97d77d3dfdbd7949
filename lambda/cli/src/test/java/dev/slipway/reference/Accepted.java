package dev.slipway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what was made at the last change, so that each change of it is seen. */
final class Accepted {

  private static final Path ROOT = Path.of(System.getProperty("slipway.root"));

  private Accepted() {}

  /** The file holds this text; {@code -Dslipway.accept=true} makes it so. */
  static void holds(String file, String text) throws IOException {
    Path path = ROOT.resolve(file);
    if (Boolean.getBoolean("slipway.accept")) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    }
    assertThat(Files.readString(path))
        .as("%s is made of the forms; if the change is meant: -Dslipway.accept=true", file)
        .isEqualTo(text);
  }
}

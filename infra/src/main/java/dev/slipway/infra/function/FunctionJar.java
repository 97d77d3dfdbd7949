package dev.slipway.infra.function;

import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The function's code, which travels inside the jar of this package. */
public final class FunctionJar {

  private static final String NAME = "/dev/slipway/infra/slipway-lambda.jar";

  private FunctionJar() {}

  /** The jar as a file. Throws {@link InvalidInput} when this package was built without it. */
  public static Path unpacked() {
    try (InputStream jar = FunctionJar.class.getResourceAsStream(NAME)) {
      return copied(jar);
    } catch (IOException e) {
      throw new UncheckedIOException("The function's jar cannot be unpacked", e);
    }
  }

  private static Path copied(@Nullable InputStream jar) throws IOException {
    if (jar == null) {
      throw new InvalidInput(
          "slipway-infra was built without the function's jar. Build it with mvn package, or name"
              + " the jar with functionJar(...).");
    }
    Path file = Files.createTempFile("slipway-lambda", ".jar");
    file.toFile().deleteOnExit();
    Files.copy(jar, file, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }
}

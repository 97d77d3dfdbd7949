package dev.slipway.testing.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The native library of the runtime interface client, unpacked once for all processes. */
final class NativeClient {

  /** Left to itself, each process writes the same file below /tmp, even while another reads it. */
  static final Path FILE = unpack();

  private NativeClient() {}

  private static Path unpack() {
    try (InputStream library = LambdaProcess.class.getResourceAsStream("/jni/" + name())) {
      Path file = Files.createTempFile("slipway-lambda", ".so");
      file.toFile().deleteOnExit();
      Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("The Lambda runtime client cannot be unpacked", e);
    }
  }

  private static String name() {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String musl = "/lib/ld-musl-" + (arm ? "aarch64" : "x86_64") + ".so.1";
    return "libaws-lambda-jni.linux"
        + (Files.exists(Path.of(musl)) ? "_musl" : "")
        + (arm ? "-aarch_64.so" : "-x86_64.so");
  }
}

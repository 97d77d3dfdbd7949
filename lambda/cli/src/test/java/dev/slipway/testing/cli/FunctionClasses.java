package dev.slipway.testing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The classes of the other door, compiled here from its sources. Were its module a dependency,
 * Maven would run the tests of both doors one after the other.
 */
public final class FunctionClasses {

  private static final Path SOURCES =
      Path.of(System.getProperty("slipway.root"), "lambda/function/src/main/java");

  private FunctionClasses() {}

  /** Compiles them into a folder. */
  public static void into(Path folder) {
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d"));
    arguments.addAll(List.of(folder.toString(), "-cp", System.getProperty("java.class.path")));
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files.map(Path::toString).filter(it -> it.endsWith(".java")).forEach(arguments::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String[] all = arguments.toArray(String[]::new);
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, all)).isZero();
  }
}

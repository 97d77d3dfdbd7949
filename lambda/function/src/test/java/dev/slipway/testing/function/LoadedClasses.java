package dev.slipway.testing.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes of one jar that a JVM has loaded, as it listed them itself. The runtime client has
 * jars of its own, and lambdas have no file; neither is among them.
 *
 * @param names each once
 */
public record LoadedClasses(List<String> names) {

  /** The flag that makes a JVM write its list to a file. */
  public static String flag(Path list) {
    return "-Xlog:class+load:file=" + list + "::filesize=0";
  }

  /** Those of a jar in such a list. */
  public static LoadedClasses of(Path jar, Path list) {
    Pattern loaded =
        Pattern.compile("(\\S+) source: file:.*" + Pattern.quote("/" + jar.getFileName()));
    try (Stream<String> lines = Files.lines(list)) {
      return new LoadedClasses(
          lines
              .map(line -> loaded.matcher(line.substring(line.lastIndexOf(']') + 1).strip()))
              .filter(Matcher::matches)
              .map(line -> line.group(1))
              .distinct()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Classes of the driver. */
  public long ofDriver() {
    return count("org.postgresql.");
  }

  /** Classes of Jackson. */
  public long ofJackson() {
    return count("com.fasterxml.");
  }

  /** Classes of the AWS SDK and of the interfaces it streams by. */
  public long ofSdk() {
    return count("software.amazon.") + count("org.reactivestreams.");
  }

  /** All others: ours, and what nobody asked for. */
  public long others() {
    return names.size() - ofDriver() - ofJackson() - ofSdk();
  }

  private long count(String prefix) {
    return names.stream().filter(name -> name.startsWith(prefix)).count();
  }

  @Override
  public String toString() {
    return "%d classes of its jar: %d of pgjdbc, %d of Jackson, %d of the SDK, %d others"
        .formatted(names.size(), ofDriver(), ofJackson(), ofSdk(), others());
  }
}

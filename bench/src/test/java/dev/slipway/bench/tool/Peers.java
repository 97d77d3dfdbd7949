package dev.slipway.bench.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs that {@code bench/peers} has brought, and those on the PATH. */
public final class Peers {

  private static final Pattern VERSION = Pattern.compile("\\d+\\.[\\d.]+[\\w~-]*");

  private final Path folder;

  /** Those of a folder. */
  public Peers(Path folder) {
    this.folder = folder;
  }

  /** Where a program is; empty when it could not be had. */
  public Optional<Path> program(String name) {
    Stream<Path> path = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
    return Stream.concat(Stream.of(folder.resolve("bin")), path)
        .map(place -> place.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The version that was brought, else what the program says of itself. */
  public String version(String name) {
    Path told = folder.resolve(name + ".version");
    try {
      String brought = Files.exists(told) ? Files.readString(told).strip() : "Debian";
      return brought.equals("Debian") ? asked(program(name).orElseThrow()) : brought;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String asked(Path program) throws IOException {
    Process process =
        new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher version = VERSION.matcher(said);
    return version.find() ? version.group() : said.strip();
  }
}

package dev.slipway.bench;

import dev.slipway.bench.tool.Command;
import dev.slipway.bench.tool.Peers;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a benchmark is measured with.
 *
 * @param root of the checkout
 * @param folder for its files; it is deleted afterwards
 * @param peers programs of others
 * @param versions of those who take part; a benchmark adds to it
 */
public record Setup(Path root, Path folder, Peers peers, Map<String, String> versions) {

  /** Flags for a JVM that is short of time, the launcher's, for everybody who runs in one. */
  public static final List<String> JVM_FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** One for a benchmark that begins. */
  static Setup of(Path root, Path folder, Peers peers) {
    return new Setup(root, folder, peers, new TreeMap<>());
  }

  /** A number that was asked for by an option, else the usual one. */
  public static int number(String option, int usual) {
    return Integer.getInteger("slipway.bench." + option, usual);
  }

  /** How often each is measured. */
  public int rounds(int usual) {
    return number("rounds", usual);
  }

  /** What the launcher is told, as a user would. */
  public Command slipway(Map<String, String> variables, String... words) {
    List<String> all = new ArrayList<>(List.of(root.resolve("slipway").toString()));
    all.addAll(List.of(words));
    return new Command(folder, variables, all);
  }

  /**
   * A main class of {@code src/main} in a JVM of its own, with those entries of the class path
   * whose names have one of these words in them and no others.
   */
  public List<String> java(String jars, Class<?> main, String... arguments) {
    Pattern named = Pattern.compile(jars);
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> Files.isDirectory(Path.of(entry)) || isNamed(named, entry))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_FLAGS);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean isNamed(Pattern named, String entry) {
    return named.matcher(Path.of(entry).getFileName().toString()).find();
  }

  /** Says what is going on: some benchmarks take minutes. */
  public void say(String line) {
    System.err.println("bench: " + line);
  }
}

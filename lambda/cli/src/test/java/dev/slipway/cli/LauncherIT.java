package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the launcher in a checkout that nobody has built. */
class LauncherIT {

  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String BUILDING = "slipway: building (first start or sources changed) ...";
  private static final String EMBEDDED =
      "slipway: no database is configured, using the embedded PostgreSQL in .slipway/";

  /** These sources were compiled before, with all that looks for errors. */
  private static final String CHECKED = "-Dcompiler.checks=-proc:none\n";

  @TempDir static Path checkout;

  private static final List<Ended> FIRST = new ArrayList<>();

  /** How a start ended. */
  private record Ended(int exitCode, String stdout, String stderr) {

    static Ended of(ChildProcess process, Duration limit) {
      int exitCode = process.waitFor(limit);
      return new Ended(exitCode, process.stdout(), process.stderr());
    }
  }

  /** Two at once: one of them builds, and both work. */
  @BeforeAll
  static void startTwice() throws IOException {
    Path root = Path.of(System.getProperty("slipway.root"));
    for (String part :
        List.of(
            "slipway",
            "pom.xml",
            ".mvn",
            "infra/pom.xml",
            "lambda/function/pom.xml",
            "lambda/engine/pom.xml",
            "lambda/engine/src/main",
            "lambda/cli/pom.xml",
            "lambda/cli/src/main")) {
      copy(root.resolve(part), checkout.resolve(part));
    }
    Files.writeString(checkout.resolve(".mvn/maven.config"), CHECKED, StandardOpenOption.APPEND);
    Files.createDirectories(checkout.resolve("migrations"));
    Files.writeString(
        checkout.resolve("migrations/001_words.sql"),
        "-- UP\nCREATE TABLE words (id int);\n-- DOWN\nDROP TABLE words;\n");
    try (ChildProcess one = start(checkout, "up");
        ChildProcess other = start(checkout, "up")) {
      FIRST.add(Ended.of(one, BUILD_LIMIT));
      FIRST.add(Ended.of(other, BUILD_LIMIT));
    }
  }

  @Test
  void theFirstStartBuildsAndSaysSo() {
    assertThat(FIRST).allSatisfy(ended -> assertThat(ended.exitCode).as(ended.stderr).isZero());
    assertThat(FIRST)
        .filteredOn(ended -> ended.stderr.lines().anyMatch(BUILDING::equals))
        .hasSize(1);
    assertThat(FIRST)
        .allSatisfy(ended -> assertThat(ended.stderr).contains(EMBEDDED).doesNotContain("\u001b"));
  }

  @Test
  void ofTwoFirstStartsOneAppliesAndTheOtherFindsNothingToDo() {
    assertThat(FIRST)
        .filteredOn(ended -> ended.stdout.startsWith("  applied 001 words"))
        .hasSize(1);
    assertThat(FIRST).filteredOn(ended -> ended.stdout.startsWith("Nothing to do.")).hasSize(1);
  }

  @Test
  void theNextStartBuildsNothingAndFindsTheSameData() {
    Ended status = run(checkout, "status", "--check");
    assertThat(status.exitCode).as(status.stderr).isZero();
    assertThat(status.stderr).isEqualTo(EMBEDDED + "\n");
    assertThat(status.stdout)
        .startsWith("slipway (dev) is at 001: up to date\napplied (1):\n  001  ");
  }

  @Test
  void twoStartsAtOnceBothSucceed() {
    try (ChildProcess one = start(checkout, "status");
        ChildProcess other = start(checkout, "status")) {
      List<Ended> both = List.of(Ended.of(one, LIMIT), Ended.of(other, LIMIT));
      assertThat(both).allSatisfy(ended -> assertThat(ended.exitCode).as(ended.stderr).isZero());
      assertThat(both.get(0).stdout).isEqualTo(both.get(1).stdout);
    }
  }

  @Test
  void aStartAfterAKillWorks() throws IOException {
    Path slow = checkout.resolve("migrations/002_slow.sql");
    Files.writeString(slow, "SELECT pg_sleep(600);");
    Map<String, String> watched = new TreeMap<>(java());
    watched.put("JAVA_OPTS", "-Dslipway.terminal=true");
    try (ChildProcess killed = start(checkout, watched, "up")) {
      killed.awaitOutput("1 of 1: 002 slow", LIMIT);
      killed.killForcibly();
    } finally {
      Files.delete(slow);
    }
    Ended status = run(checkout, "status", "--check");
    assertThat(status.exitCode).as(status.stdout + status.stderr).isZero();
  }

  @Test
  void keepsClassesAtHandAndStartsWithoutThem() throws IOException {
    Path jars = checkout.resolve("lambda/cli/target/cli");
    Path classes = archive(jars);
    assertThat(classes).isNotEmptyFile();
    Path damaged = Files.writeString(jars.resolve("damaged"), "no archive of Java's");
    Files.move(damaged, classes, StandardCopyOption.REPLACE_EXISTING);
    Ended version = run(checkout, "--version");
    assertThat(version.exitCode).as(version.stderr).isZero();
    assertThat(version.stdout + version.stderr).startsWith("slipway ").hasLineCount(1);
    Files.delete(classes);
    run(checkout, "--version");
    assertThat(archive(jars)).isNotEmptyFile();
  }

  private static Path archive(Path jars) throws IOException {
    try (Stream<Path> files = Files.list(jars)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".jsa")).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  @Test
  void worksThroughALinkAndFromAnotherDirectory(@TempDir Path elsewhere) throws IOException {
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), checkout.resolve("slipway"));
    List<String> command = List.of(link.toString(), "new", "x y");
    try (ChildProcess process = ChildProcess.startCommand(elsewhere, java(), command)) {
      Ended created = Ended.of(process, LIMIT);
      assertThat(created.exitCode).as(created.stderr).isZero();
      assertThat(elsewhere.resolve(created.stdout.strip())).exists();
    }
  }

  @Test
  void passesArgumentsAndExitCodesOn() {
    Ended wrong = run(checkout, "up", "a b", "--json");
    assertThat(wrong.exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.stdout).contains("a text is not a version");
  }

  private static Ended run(Path directory, String... arguments) {
    try (ChildProcess process = start(directory, arguments)) {
      return Ended.of(process, LIMIT);
    }
  }

  private static ChildProcess start(Path directory, String... arguments) {
    return start(directory, java(), arguments);
  }

  private static ChildProcess start(
      Path directory, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("slipway").toString()));
    command.addAll(List.of(arguments));
    return ChildProcess.startCommand(directory, environment, command);
  }

  private static Map<String, String> java() {
    return Map.of("JAVA_HOME", System.getProperty("java.home"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}

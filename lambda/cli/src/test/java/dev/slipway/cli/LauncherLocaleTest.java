package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which locale the launcher starts Java in: it must be one that reads UTF-8. */
class LauncherLocaleTest {

  @TempDir Path home;

  /** A checkout that is built, with a Java that only tells its locale. */
  @BeforeEach
  void makeCheckout() throws IOException {
    Path root = Path.of(System.getProperty("slipway.root"));
    program("slipway", Files.readString(root.resolve("slipway")));
    for (String folder : List.of("engine", "cli")) {
      Files.createDirectories(home.resolve("lambda/" + folder + "/src/main"));
      Files.writeString(home.resolve("lambda/" + folder + "/pom.xml"), "");
    }
    Files.writeString(home.resolve("pom.xml"), "");
    Files.createDirectories(home.resolve("lambda/cli/target/cli"));
    Files.writeString(home.resolve("lambda/cli/target/cli/slipway.jar"), "");
    Files.writeString(home.resolve("lambda/cli/target/cli/built"), "");
    program("jdk/bin/java", "#!/bin/sh\necho \"${LC_ALL:-none}\"\n");
    Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "UTF-8, C C.utf8 de_DE.utf8, -, none",
        "UTF-8, C C.utf8 de_DE.utf8, de_DE.utf8, de_DE.utf8",
        "ANSI_X3.4-1968, C C.utf8 POSIX en_US.utf8, -, C.utf8",
        "ANSI_X3.4-1968, C C.UTF-8 POSIX, POSIX, C.UTF-8",
        "ISO-8859-1, C POSIX de_DE.iso88591 de_DE.utf8 en_US.utf8, de_DE.ISO-8859-1, de_DE.utf8",
        "US-ASCII, C POSIX en_US.US-ASCII en_US.UTF-8, C, en_US.UTF-8",
        "ANSI_X3.4-1968, C POSIX, C, C.UTF-8",
      })
  void itIsOneOfTheSystemThatReadsUtf8(String now, String known, String set, String started)
      throws IOException {
    program(
        "bin/locale",
        "#!/bin/sh\n[ \"$1\" = charmap ] && echo %s && exit\nprintf '%%s\\n' %s\n"
            .formatted(now, known));
    assertThat(start(set == null ? Map.of() : Map.of("LC_ALL", set))).isEqualTo(started);
  }

  @Test
  void withoutTheProgramItIsTheOneOfMostSystems() throws IOException {
    program("bin/locale", "#!/bin/sh\nexit 127\n");
    assertThat(start(Map.of())).isEqualTo("C.UTF-8");
  }

  private String start(Map<String, String> locale) throws IOException {
    Map<String, String> environment = new HashMap<>(locale);
    environment.putIfAbsent("LC_ALL", "");
    environment.put("JAVA_HOME", home.resolve("jdk").toString());
    environment.put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
    try (RunningProcess launcher =
        RunningProcess.start(
            home, environment, List.of(home.resolve("slipway").toString(), "status"))) {
      assertThat(launcher.waitFor(Duration.ofMinutes(1))).as(launcher.stderr()).isZero();
      return launcher.stdout().strip();
    }
  }

  private void program(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}

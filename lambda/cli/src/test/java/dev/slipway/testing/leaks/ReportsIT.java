package dev.slipway.testing.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests what the suite itself has printed: its reports hold the output of every unit test, of this
 * module, of the engine, and of the function, whose tests began with these and are far fewer.
 */
class ReportsIT {

  @Test
  void noReportOfTheSuiteShowsThePassword() throws IOException {
    List<Path> reports = new ArrayList<>(reports("surefire-reports"));
    reports.addAll(reports("failsafe-reports"));
    assumeThat(reports).as("reports of tests that have run").isNotEmpty();
    System.out.println("searched " + reports.size() + " reports for the password");
    assertThat(reports).noneMatch(ReportsIT::showsThePassword);
  }

  private static boolean showsThePassword(Path report) {
    try {
      return Leaks.shows(Files.readString(report, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Path> reports(String folder) throws IOException {
    Path modules = Path.of(System.getProperty("slipway.root"), "lambda");
    List<Path> reports = new ArrayList<>();
    for (String module : List.of("engine", "function", "cli")) {
      reports.addAll(files(modules.resolve(module).resolve("target").resolve(folder)));
    }
    return reports;
  }

  private static List<Path> files(Path reports) throws IOException {
    if (!Files.isDirectory(reports)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(reports)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}

package dev.slipway.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bench.result.Goal;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.result.ResultsFile;
import dev.slipway.bench.result.Run;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What is written of a run: the file of results, tables, pictures. */
class ReportTest {

  private static final String MACHINE = "2 x some processor, 24 GB";

  @TempDir Path folder;

  private static Run run(String name, double seconds) {
    Outcome outcome =
        new Outcome.Builder()
            .figure("100 pending", "Slipway", Measure.WALL, List.of(seconds, 3.0, 1.5))
            .figure("100 pending", "Slipway", Measure.ROUND_TRIPS, 103)
            .figure("100 pending", "psql <&> | \"f\"", Measure.WALL, List.of(4.0))
            .goal(Goal.ratio("Slipway : psql", 2, 4, 0.4))
            .skip("Atlas", "it is nowhere")
            .build();
    Map<String, String> versions = Map.of("psql", "15");
    return new Run(name, "up & more", "2026-01-01T00:00Z", "abc", "Linux", 0.5, versions, outcome);
  }

  @Test
  void theFileKeepsTheNewestRunOfEachBenchmarkAndMachine() throws Exception {
    Path file = folder.resolve("results.json");
    ResultsFile results = new ResultsFile(file);
    assertThat(results.of(MACHINE)).isEmpty();
    results.put(MACHINE, run("up", 1));
    results.put(MACHINE, run("backup", 2));
    results.put("another", run("up", 3));
    results.put(MACHINE, run("up", 2));
    assertThat(results.of(MACHINE)).containsExactly(run("backup", 2), run("up", 2));
    assertThat(results.of("another")).containsExactly(run("up", 3));
    assertThat(Files.readAllLines(file))
        .as("a figure a line, so that a difference is read")
        .filteredOn(line -> line.contains("\"work\""))
        .hasSize(9);
  }

  @Test
  void aTableTellsMedianSpreadGoalsAndWhoIsMissing() {
    assertThat(Tables.of(run("up", 1), MACHINE))
        .contains("| 100 pending | wall, s | round trips |\n|---|---:|---:|\n")
        .contains("| Slipway | 1.50 (1.00–3.00) | 103 |\n")
        .contains("| psql <&> \\| \"f\" | 4.00 |  |\n")
        .contains("| Slipway : psql | 0.50 | 0.40 | **missed** |\n")
        .contains("Left out: Atlas (it is nowhere).")
        .contains("at abc on 2 x some processor, 24 GB, Linux, load 0.5 before it; psql 15.");
  }

  @Test
  void aPictureIsXmlWithABarEachOfTheLengthOfItsMedian() throws Exception {
    String picture = Chart.of(run("up", 1));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(picture.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(2);
    assertThat(picture)
        .contains("class=\"ours\" x=\"190\" y=\"66\" width=\"150.0\"")
        .contains("class=\"other\" x=\"190\" y=\"86\" width=\"400.0\"")
        .contains("prefers-color-scheme: dark");
  }

  @Test
  void aPageIsFilledBetweenItsMarksAlone() throws Exception {
    Path file = folder.resolve("page.md");
    String page =
        "before\n<!-- bench up -->\nold\n<!-- end bench -->\nbetween\n"
            + "<!-- bench up: 100 pending -->\n<!-- end bench -->\n"
            + "<!-- bench backup -->\nkept\n<!-- end bench -->\n";
    Files.writeString(file, page);
    new Page(file).update(List.of(run("up", 1)), MACHINE);
    String table = Tables.of(run("up", 1).outcome(), "100 pending");
    assertThat(file)
        .hasContent(
            "before\n<!-- bench up -->\n\n"
                + Tables.of(run("up", 1), MACHINE)
                + "\n<!-- end bench -->\nbetween\n<!-- bench up: 100 pending -->\n\n"
                + table
                + "\n<!-- end bench -->\n<!-- bench backup -->\nkept\n<!-- end bench -->\n");
    new Page(file).update(List.of(run("up", 1)), MACHINE);
    assertThat(Files.readString(file)).containsOnlyOnce("between").doesNotContain("old");
  }
}

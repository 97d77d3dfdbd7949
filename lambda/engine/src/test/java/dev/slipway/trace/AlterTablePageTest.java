package dev.slipway.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.trace.AlterTableForms.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the page of ALTER TABLE against the server of the build. With {@code -Dslipway.accept=true}
 * the column of that server's major is written anew: once with {@code -Dpg=14}, once with 18.
 */
class AlterTablePageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("slipway.root"), "docs/reference/alter-table.md");

  private static final int OLDEST = 14;
  private static final int NEWEST = 18;

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  /** A server in between does what one of the two does. */
  @Test
  void eachActionDoesWhatThePageSays() throws IOException {
    Map<String, String> measured =
        new AlterTableMeter(new TracedFolder(folder, db).connector()).measured();
    int major = PostgresServer.majorVersion();
    if (Boolean.getBoolean("slipway.accept")) {
      write(major, measured);
    }
    Map<String, List<String>> page = page();
    assertThat(page.keySet())
        .containsExactlyElementsOf(AlterTableForms.ALL.stream().map(Form::name).toList());
    measured.forEach(
        (form, does) -> assertThat(columns(page.get(form), major)).as(form).contains(does));
  }

  private static List<String> columns(List<String> row, int major) {
    return switch (major) {
      case OLDEST -> row.subList(0, 1);
      case NEWEST -> row.subList(1, 2);
      default -> row;
    };
  }

  /** What the page says of each form on both majors. */
  private static Map<String, List<String>> page() throws IOException {
    Map<String, List<String>> page = new LinkedHashMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.split(" \\| |^\\| | \\|$", -1);
      if (line.startsWith("| ") && cells.length == 6 && cells[2].startsWith("`")) {
        page.put(cells[1], List.of(cells[3], cells[4]));
      }
    }
    return page;
  }

  private static void write(int major, Map<String, String> measured) throws IOException {
    Map<String, List<String>> old = page();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (!line.startsWith("| ") || line.startsWith("| Action") || line.startsWith("| ---")) {
        lines.add(line);
      }
    }
    for (Form form : AlterTableForms.ALL) {
      List<String> was = old.getOrDefault(form.name(), List.of("?", "?"));
      String now = measured.get(form.name());
      lines.add(
          "| %s | `%s` | %s | %s |"
              .formatted(
                  form.name(),
                  form.sql(),
                  major == OLDEST ? now : was.get(0),
                  major == NEWEST ? now : was.get(1)));
    }
    Files.write(PAGE, lines);
  }
}

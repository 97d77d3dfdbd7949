package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.PipelineCheckout.Ended;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Runs the commands of the jobs that pages show: GitHub's {@code run}, GitLab's {@code script}. */
class PipelinePagesTest {

  private static final Path PAGES = Path.of(System.getProperty("slipway.root"), "docs/how-to");
  private static final Pattern BLOCK =
      Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"run-in-ci.md", "review-in-a-pull-request.md"})
  void everyCommandOfAJobDoesItsWork(String page) throws IOException {
    PipelineCheckout checkout =
        PipelineCheckout.adding("CREATE TABLE notes (id int);\n-- DOWN\nDROP TABLE notes;", folder);
    Map<String, String> variables = new HashMap<>();
    variables.put("DATABASE_URL", db.url());
    variables.put("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");
    variables.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    for (String block : blocks(Files.readString(PAGES.resolve(page)))) {
      for (String commands : commandsIn(yaml(block))) {
        Ended ended = checkout.run(commands, variables);
        assertThat(ended.exitCode()).as(commands + ended.stdout() + ended.stderr()).isZero();
        handOn(checkout.folder().resolve("since.env"), variables);
      }
    }
  }

  /** What a job leaves for the next one. */
  private static void handOn(Path report, Map<String, String> variables) throws IOException {
    if (Files.exists(report)) {
      for (String line : Files.readAllLines(report)) {
        String[] pair = line.split("=", 2);
        variables.put(pair[0], pair[1]);
      }
    }
  }

  private static List<String> blocks(String page) {
    return BLOCK.matcher(page).results().map((MatchResult block) -> block.group(1)).toList();
  }

  private static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private static List<String> commandsIn(Object node) {
    List<String> commands = new ArrayList<>();
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (key.equals("run")) {
              commands.add((String) value);
            } else if (key.equals("script")) {
              ((List<?>) value).forEach(line -> commands.add((String) line));
            } else {
              commands.addAll(commandsIn(value));
            }
          });
    } else if (node instanceof List<?> list) {
      list.forEach(one -> commands.addAll(commandsIn(one)));
    }
    return commands;
  }
}

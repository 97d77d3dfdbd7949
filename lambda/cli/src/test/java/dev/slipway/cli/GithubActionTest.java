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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Runs the steps of {@code action.yml} as GitHub does: those that are commands of ours. */
class GithubActionTest {

  private static final Path ROOT = Path.of(System.getProperty("slipway.root"));
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([\\w.-]+) }}");
  private static final Pattern EQUALS = Pattern.compile("([\\w.]+) == '([^']*)'");

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private final Map<String, String> context = new HashMap<>();
  private final List<String> said = new ArrayList<>();

  @Test
  void aSafeChangeIsReviewedAndCommentedOn() throws IOException {
    int code = review("CREATE TABLE notes (id int PRIMARY KEY);\n-- DOWN\nDROP TABLE notes;\n");
    assertThat(code).as(said.toString()).isZero();
    assertThat(context).containsEntry("steps.range.outputs.since", "001");
    assertThat(Files.readAllLines(folder.resolve("calls")))
        .element(1)
        .asString()
        .startsWith("api repos/us/shop/issues/7/comments -F body=@");
    assertThat(Files.readString(folder.resolve("summary"))).contains("added", "`public.notes`");
    assertThat(Path.of(context.get("steps.review.outputs.page")))
        .content()
        .contains("20260101_120000")
        .doesNotContain("001_orders.sql");
  }

  @Test
  void aWayBackThatIsNoneFailsTheJobAfterThePageIsThere() throws IOException {
    int code = review("ALTER TABLE orders ADD COLUMN n int;\n-- DOWN\nSELECT 1;\n");
    assertThat(code).isEqualTo(ExitCode.FOUND);
    assertThat(folder.resolve("calls")).exists();
  }

  /** The exit code of the first step that failed, else 0. */
  private int review(String added) throws IOException {
    PipelineCheckout checkout = PipelineCheckout.adding(added, folder);
    checkout.program("gh", "echo \"$@\" >> '" + folder.resolve("calls") + "'");
    Map<String, Object> action = yaml(ROOT.resolve("action.yml"));
    begin(map(action.get("inputs")));
    for (Object step : (List<?>) map(action.get("runs")).get("steps")) {
      int code = run(map(step), checkout);
      if (code != 0) {
        return code;
      }
    }
    return 0;
  }

  /** What GitHub knows when the action begins. */
  private void begin(Map<String, Object> inputs) {
    context.put("github.base_ref", "main");
    context.put("github.event_name", "pull_request");
    context.put("github.event.number", "7");
    context.put("github.repository", "us/shop");
    context.put("github.token", "t");
    inputs.forEach(
        (name, input) ->
            context.put("inputs." + name, String.valueOf(map(input).getOrDefault("default", ""))));
    context.put("inputs.scratch-url", db.url());
  }

  private int run(Map<String, Object> step, PipelineCheckout checkout) throws IOException {
    if (!step.containsKey("run") || !holds((String) step.getOrDefault("if", ""))) {
      return 0;
    }
    Path output = Files.writeString(folder.resolve("output"), "");
    Map<String, String> variables = variables(step, checkout, output);
    Ended ended = checkout.run((String) step.get("run"), variables);
    said.add(ended.stdout() + ended.stderr());
    for (String line : Files.readAllLines(output)) {
      String[] pair = line.split("=", 2);
      context.put("steps." + step.get("id") + ".outputs." + pair[0], pair[1]);
    }
    return ended.exitCode();
  }

  private Map<String, String> variables(
      Map<String, Object> step, PipelineCheckout checkout, Path output) {
    Map<String, String> variables = new HashMap<>();
    variables.put("GITHUB_ACTION_PATH", checkout.programs().toString());
    variables.put("GITHUB_PATH", folder.resolve("path").toString());
    variables.put("GITHUB_OUTPUT", output.toString());
    variables.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    variables.put("RUNNER_TEMP", folder.toString());
    map(step.getOrDefault("env", Map.of()))
        .forEach((name, value) -> variables.put(name, filled(String.valueOf(value))));
    return variables;
  }

  /** Conditions here are equalities, all of which must hold. */
  private boolean holds(String condition) {
    Matcher equality = EQUALS.matcher(condition);
    boolean holds = true;
    while (equality.find()) {
      holds &= equality.group(2).equals(context.get(equality.group(1)));
    }
    return holds;
  }

  private String filled(String text) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(known(found.group(1))));
  }

  private String known(String name) {
    assertThat(context).containsKey(name);
    return context.get(name);
  }

  private static Map<String, Object> yaml(Path file) throws IOException {
    return map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}

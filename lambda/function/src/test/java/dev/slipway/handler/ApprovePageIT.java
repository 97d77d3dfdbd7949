package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.net.LoopbackHttp;
import dev.slipway.testing.s3.S3Server;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the page about approvals, as a pipeline runs them: in the place of the AWS
 * command line stands a script that asks the same function and the same bucket.
 */
class ApprovePageIT extends DeployTestBase {

  private static final String BUCKET = "our-deploys";
  private static final Path PAGE =
      Path.of(System.getProperty("slipway.root"), "docs/how-to/approve-a-deploy.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```bash\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private static final String AWS =
      """
      #!/bin/bash
      set -eu
      if [ "$1 $2" = "s3 cp" ]; then
        exec curl -sf -X PUT --data-binary "@$3" "$S3/${4#s3://}"
      fi
      while [ $# -gt 1 ]; do
        if [ "$1" = --payload ]; then payload=$2; fi
        shift
      done
      curl -sf -o "$1" --data "$payload" "$LAMBDA"
      cat call.txt
      """;

  @TempDir Path pipeline;

  @BeforeEach
  void needTools() throws IOException {
    for (String tool : List.of("bash", "curl", "jq", "zip")) {
      boolean there =
          List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
      Assumptions.assumeTrue(there, () -> tool + " is not on the PATH");
    }
    S3Server.createBucket(BUCKET);
    script("aws", AWS);
    script("git", "#!/bin/bash\necho 0a1b2c3d\n");
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.createDirectories(pipeline.resolve("bin")).resolve(name);
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void migration(String name, String sql) throws IOException {
    Files.writeString(Files.createDirectories(pipeline.resolve("migrations")).resolve(name), sql);
  }

  @Test
  void aBuildIsAskedAboutApprovedAndRun() throws Exception {
    startFunction(
        Map.of(
            "COMING_MIGRATIONS", "s3://" + BUCKET + "/app/",
            "MIGRATIONS", "s3://" + BUCKET + "/app/0a1b2c3d.zip"));
    migration("001_words.sql", WORDS);
    assertThat(run()).isZero();
    assertThat(db.queryString("SELECT to_regclass('words')")).isEqualTo("words");
    migration("002_wrong.sql", "SELECT no;");
    assertThat(run()).isEqualTo(1);
    assertThat(Files.readString(pipeline.resolve("output.txt"))).contains("002_wrong.sql:1:8");
  }

  /** Runs all blocks of the page, one behind the other; gives the exit code. */
  private int run() throws Exception {
    StringBuilder script = new StringBuilder("set -eu\n");
    BLOCK.matcher(Files.readString(PAGE)).results().forEach(block -> script.append(block.group(1)));
    Path file = Files.writeString(pipeline.resolve("page.sh"), script);
    try (LoopbackHttp lambda =
        new LoopbackHttp(
            "/",
            exchange -> {
              byte[] asked = exchange.getRequestBody().readAllBytes();
              Response response = invoke(new String(asked, StandardCharsets.UTF_8), LIMIT);
              boolean failed = response.kind() != Kind.RESPONSE;
              String call = failed ? "{\"FunctionError\":\"Unhandled\"}" : "{\"StatusCode\":200}";
              Files.writeString(pipeline.resolve("call.txt"), call);
              LoopbackHttp.answer(exchange, 200, response.body().getBytes(StandardCharsets.UTF_8));
            })) {
      ProcessBuilder bash =
          new ProcessBuilder("bash", file.toString())
              .directory(pipeline.toFile())
              .redirectErrorStream(true)
              .redirectOutput(pipeline.resolve("output.txt").toFile());
      bash.environment().put("PATH", pipeline.resolve("bin") + ":" + System.getenv("PATH"));
      bash.environment().put("S3", S3Server.endpoint());
      bash.environment().put("LAMBDA", lambda.url());
      bash.environment().put("FUNCTION", "migrations");
      return bash.start().waitFor();
    }
  }
}

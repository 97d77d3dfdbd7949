package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.s3.S3Server;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests what a pipeline asks before it deploys a build, and that nothing but that is deployed. */
class ComingMigrationsIT extends DeployTestBase {

  private static final String BUCKET = S3Server.createBucket();

  private final String coming = "coming-" + UUID.randomUUID() + "/";

  private String below() {
    return "s3://" + BUCKET + "/" + coming;
  }

  private String build(Map<String, String> files) {
    String key = coming + UUID.randomUUID() + ".zip";
    S3Server.put(BUCKET, key, S3Server.zip(files));
    return "s3://" + BUCKET + "/" + key;
  }

  private Map<String, Object> asked(String action, String url) {
    Response response =
        invoke("{\"action\":\"%s\",\"migrationsUrl\":\"%s\"}".formatted(action, url), LIMIT);
    assertThat(response.kind()).as(response.toString()).isEqualTo(Kind.RESPONSE);
    return json(response.body());
  }

  @Test
  void aBuildIsShownApprovedAndDeployed() throws Exception {
    startFunction(Map.of("COMING_MIGRATIONS", below()));
    Map<String, String> first = created(files("001_words.sql", WORDS));
    String build = build(Map.of("001_words.sql", WORDS, "002_notes.sql", NOTES));
    Map<String, Object> plan = asked("plan", build);
    assertThat(plan.get("steps").toString()).contains("version=002").doesNotContain("version=001");
    assertThat(asked("lint", build)).containsEntry("files", 2);
    assertThat(asked("preflight", build)).containsKey("outcome");
    Map<String, Object> review = asked("review", build);
    assertThat(review.get("migrations").toString()).contains("version=002").doesNotContain("001");
    assertThat(review.get("page").toString()).contains("CREATE TABLE notes");
    assertThat(db.queryString("SELECT to_regclass('notes')")).isNull();
    restartFunction(with("DEPLOY_APPROVED", (String) plan.get("approval")));
    Map<String, String> other =
        files("001_words.sql", WORDS, "002_notes.sql", NOTES, "003_goals.sql", GOALS);
    assertThat(failed(update(other, first)).reason())
        .contains("approved: what would run is not what was approved: 003 was not in it.");
    succeeded(update(first, other));
    Map<String, String> same = files("001_words.sql", WORDS, "002_notes.sql", NOTES);
    assertThat(succeeded(update(same, first)).data()).containsEntry("applied", "002");
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> variables = variables();
    variables.put(name, value);
    return variables;
  }

  @Test
  void whatLiesElsewhereIsNotRead() {
    startFunction(Map.of("COMING_MIGRATIONS", below()));
    for (String url :
        List.of(
            migrations,
            "s3://" + BUCKET + "/" + coming,
            "s3://" + BUCKET + "/" + coming.replace("/", "x/") + "a.zip",
            "/tmp/",
            "https://example.com/" + coming + "a.zip")) {
      Response response =
          invoke("{\"action\":\"plan\",\"migrationsUrl\":\"%s\"}".formatted(url), LIMIT);
      assertThat(response.errorMessage())
          .startsWith("The request's migrationsUrl is not a zip below " + below());
    }
    assertThat(invoke("{\"action\":\"up\",\"migrationsUrl\":\"x\"}", LIMIT).errorMessage())
        .contains("migrationsUrl: is not a field of up");
  }

  @Test
  void withoutAPlaceForThemNoneIsRead() {
    startFunction();
    assertThat(
            invoke("{\"action\":\"plan\",\"migrationsUrl\":\"%s\"}".formatted(migrations), LIMIT)
                .errorMessage())
        .contains("COMING_MIGRATIONS");
  }
}

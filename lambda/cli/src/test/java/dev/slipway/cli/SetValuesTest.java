package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is filled, what is forgotten, and what stays secret. */
class SetValuesTest {

  private static final String SECRET = "hush-hush'!";

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void write() {
    project =
        Project.of(folder, db.url())
            .with("svc_pw", SECRET)
            .file(
                "001_a.sql",
                """
                -- UP
                CREATE TABLE a (owner text, secret text);
                INSERT INTO a VALUES ('${owner}', $q$${svc_pw}$q$);
                -- DOWN
                CREATE TABLE gone AS SELECT '${owner}' AS owner, $q$${svc_pw}$q$ AS secret;
                DROP TABLE a;
                """);
  }

  @Test
  void halfFilledIsRefusedWithThePlace() throws Exception {
    Result up = project.run("up", "--set", "owner=me");
    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.err())
        .contains("001_a.sql:3:38: ${svc_pw} has no value, while ${owner} has.")
        .contains("--set svc_pw=VALUE or --set-env svc_pw");
    assertThat(db.queryString("SELECT to_regclass('a') IS NULL")).isEqualTo("t");
  }

  @Test
  void aValueThatNothingUsesIsRefused() {
    Result up = project.run("up", "--set", "Owner=me", "--set", "colour=red");
    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.err())
        .contains("--set Owner: is written ${owner} in the files, and case counts")
        .contains("--set colour: is used by no file: none holds ${colour}");
  }

  @Test
  void whatHasNoValueIsWarnedOf() {
    String warning =
        "001_a.sql:3:24: ${owner} has no value and runs as it is written; --set owner=VALUE gives";
    assertThat(project.run("plan").out()).contains(warning);
    assertThat(project.run("validate").out()).contains("warning: " + warning, "Valid: ");
    assertThat(project.run("validate", "--json").json().get("warnings"))
        .asString()
        .contains(warning);
    assertThat(project.run("up").out()).contains(warning);
  }

  @Test
  void aSecretComesFromTheEnvironmentAndIsKeptNowhere() throws Exception {
    Result plan = project.run("plan", "--set", "owner=me", "--set-env", "svc_pw");
    assertThat(plan.out() + plan.err()).doesNotContain(SECRET).contains("${svc_pw}");
    Result up = project.run("up", "--set", "owner=me", "--set-env", "svc_pw");
    assertThat(up.err()).isEmpty();
    assertThat(db.queryString("SELECT secret FROM a")).isEqualTo(SECRET);
    assertThat(db.queryString("SELECT down_script FROM schema_migrations"))
        .contains("'me'", "${svc_pw}")
        .doesNotContain("${owner}", SECRET);
    assertThat(project.run("down").err())
        .contains("001: its DOWN needs the secret value of ${svc_pw}, which was not kept.");
    assertThat(project.run("down", "--set-env", "svc_pw").err()).isEmpty();
    assertThat(db.queryString("SELECT owner || secret FROM gone")).isEqualTo("me" + SECRET);
  }

  @Test
  void aSecretIsHiddenInWhatTheServerSays() {
    project.file(
        "001_a.sql",
        "DO $$ BEGIN RAISE NOTICE '%', '${pw}'; RAISE EXCEPTION 'no %', '${pw}'; END $$;");
    Project own = project.with("OTHER", "hushhush");
    Result up = own.run("up", "--set-env", "pw=OTHER");
    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.out() + up.err()).contains("${pw}").doesNotContain("hushhush");
    assertThat(own.run("history").out()).doesNotContain("hushhush");
  }

  @Test
  void aVariableMustBeThereAndNotOneOfOurs() {
    assertThat(project.run("up", "--set-env", "missing").err())
        .contains("--set-env: the variable missing is not set, or is empty");
    assertThat(project.run("up", "--set-env", "a=DATABASE_URL").err())
        .contains("--set-env: the variable DATABASE_URL is not for scripts");
  }

  @Test
  void downUsesTheValuesItWasAppliedWith() throws Exception {
    project.file("001_a.sql", "CREATE TABLE ${n} (i int);\n-- DOWN\nDROP TABLE ${n};");
    assertThat(project.run("up", "--set", "n=foo").err()).isEmpty();
    assertThat(project.run("down").err()).isEmpty();
    assertThat(db.queryString("SELECT to_regclass('foo') IS NULL")).isEqualTo("t");
  }
}

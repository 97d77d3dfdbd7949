package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that secrets which stand in migrations are shown by no command, and kept in no message. */
class SecretsShownTest extends CliTestBase {

  private static final String SECRET = "hidden42";

  @Test
  void plansShowWhatRunsWithoutThem() {
    project.file(
        "005_a.sql",
        """
        -- UP
        CREATE ROLE slipway_shown PASSWORD 'hidden42';
        CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (jwt_of_ours 'hidden42');
        CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'h', token 'hidden42');
        CREATE SUBSCRIPTION s CONNECTION 'host=h password=hidden42' PUBLICATION p;
        SELECT dblink_connect('postgres://u:hidden42@h/d');
        INSERT INTO services (name, api_token) VALUES ('a', 'hidden42');
        UPDATE services SET token = 'hidden42' WHERE name = 'visible';
        COPY services FROM PROGRAM 'curl -H "X: hidden42" https://h';
        COPY services (name, token) FROM stdin;
        a	hidden42
        \\.
        -- DOWN
        ALTER ROLE slipway_shown PASSWORD 'hidden42';
        -- VERIFY
        SELECT crypt('hidden42', token) = token FROM services;
        """);
    for (String[] command :
        new String[][] {
          {"plan"}, {"plan", "--json"}, {"up", "--dry-run"}, {"up", "--dry-run", "--json"}
        }) {
      Result shown = project.run(command);
      assertThat(shown.exitCode()).isZero();
      assertThat(shown.out()).contains("slipway_shown", "visible");
      assertThat(shown.out() + shown.err()).doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY t (id, token) FROM stdin;\n1\thidden42\n\\.\n",
        "COPY t FROM stdin;\n1\thidden42\n\\.\n",
        "INSERT INTO t (id, token) VALUES (1, 'hidden42');",
        "UPDATE t SET token = 'hidden42';",
        "SELECT true;\n-- VERIFY\nSELECT api_token => 'hidden42';",
        "SELECT true;\n-- VERIFY\nSELECT crypt('hidden42', 'a')::int = 1;",
        "DO $$ BEGIN EXECUTE 'SELECT f(token => ''hidden42'')'; END $$;",
      })
  void failuresNameWhatFailedWithoutThem(String sql) throws Exception {
    db.execute("CREATE TABLE t (id int, token uuid)", "INSERT INTO t VALUES (1)");
    project.file("005_a.sql", "-- UP\n" + sql);
    Result failed = project.run("up", "--existing");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("005_a.sql:");
    Result json = project.run("up", "--existing", "--json");
    Result history = project.run("history", "--json");
    assertThat(failed.out() + failed.err() + json.out() + json.err() + history.out())
        .doesNotContain(SECRET);
  }

  /** A server tells what a literal or a name has become. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT ${a};                                          | Hidden42Upper",
        "DO $$ BEGIN RAISE EXCEPTION '%', '${a}'; END $$;      | O''Hidden42",
        "SELECT E'${a}'::int;                                  | back\\\\hidden42",
        "SELECT '${a}'::int;                                   | hidden42 and more",
        "SELECT '${b}'::int;                                   | hidden",
        "SELECT 1 AS \"${a}\", ${a};                           | hidden42long",
      })
  void valuesThatAreSecretAreHiddenInWhateverFormTheyAreTold(String sql, String value) {
    String given = value.endsWith("long") ? value.repeat(9) : value;
    Project secret = project.with("A", given).with("B", "hidden42 and others");
    secret.file("001_words.sql", sql + " SELECT '${a}', '${b}';");
    for (String json : List.of("--json", "--environment=dev")) {
      Result failed = secret.run("up", "--set-env", "a=A", "--set-env", "b=B", json);
      assertThat(failed.exitCode()).isEqualTo(1);
      assertThat(failed.err()).contains("001_words.sql:1:");
      assertThat((failed.out() + failed.err()).toLowerCase(Locale.ROOT))
          .doesNotContain("hidden42", "and others");
    }
    assertThat(project.run("history", "--json").out()).doesNotContainIgnoringCase("hidden42");
  }

  @Test
  void validateWarnsOfThoseThatAreWrittenOut() {
    project
        .file(
            "005_a.sql",
            """
            CREATE ROLE slipway_shown;
              ALTER ROLE slipway_shown PASSWORD 'hidden42';
            ALTER ROLE slipway_shown PASSWORD 'hidden43';
            -- DOWN
            ALTER ROLE slipway_shown PASSWORD 'hidden42';
            -- VERIFY
            SELECT dblink_connect('postgres://u:hidden42@h/d') IS NOT NULL;
            """)
        .file("006_b.sql", "INSERT INTO services (api_token) VALUES ('hidden42');\n-- DOWN\n")
        .file(
            "007_c.sql",
            """
            CREATE ROLE slipway_other PASSWORD '${password}';
            ALTER ROLE slipway_other PASSWORD NULL;
            CREATE TABLE passwords (password text, token text);
            ALTER ROLE slipway_other PASSWORD 'SCRAM-SHA-256$4096:c2FsdA==$c3RvcmVk:c2VydmVy';
            -- DOWN
            DROP TABLE passwords; -- password 'hidden42'
            """);
    String way = "; write ${name} for it and give it to up with --set-env name";
    Result result = project.run("validate");
    assertThat(result.out())
        .contains(
            "  warning: 005_a.sql:2:3: a password or the like stands here" + way,
            "  warning: 005_a.sql:5:1: a password or the like stands here, and is kept as it is in"
                + " the history while the migration is applied"
                + way,
            "  warning: 005_a.sql:7:1: a password or the like stands here" + way,
            "  warning: 006_b.sql:1:1: a password or the like stands here" + way)
        .doesNotContain(SECRET, "005_a.sql:3:1", "007_c.sql:1:1: a p", "007_c.sql:2", "007_c.sql:4")
        .doesNotContain("007_c.sql:3", "007_c.sql:6");
    assertThat(result.exitCode()).isZero();
  }
}

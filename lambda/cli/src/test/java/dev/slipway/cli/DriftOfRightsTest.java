package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests {@code drift --all}: owners, privileges, default privileges and comments. */
class DriftOfRightsTest extends CliTestBase {

  private static final List<String> BY_HAND =
      List.of(
          "GRANT SELECT ON words TO pg_monitor",
          "GRANT UPDATE (word) ON words TO pg_monitor",
          "COMMENT ON COLUMN words.word IS 'in any language'",
          "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor",
          "REVOKE ALL ON SCHEMA public FROM PUBLIC");

  @Test
  void whatOtherHandsHaveGrantedIsToldWhereAsked() throws Exception {
    done("up");
    assertThat(done("drift", "--all").out()).contains("the schema is as the last run left it");
    for (String sql : BY_HAND) {
      db.execute(sql);
    }
    assertThat(done("drift").out()).contains("the schema is as the last run left it");
    Result all = project.run("drift", "--all");
    assertThat(all.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(all.out())
        .contains("rights of table public.words was changed:\n  + pg_monitor may SELECT")
        .contains("rights of column public.words.word was added")
        .contains("comment on table column public.words.word was added")
        .contains("default privileges")
        .contains("rights of schema public was changed:\n  - PUBLIC may USAGE")
        .contains("5 objects are not as the last run left it");
    done("drift", "--accept");
    assertThat(done("drift", "--all").exitCode()).isZero();
  }

  @Test
  void aRecordOfAnOlderVersionHasNoRights() throws Exception {
    done("up");
    db.execute(
        "DELETE FROM schema_migration_objects WHERE kind ~ '^(rights of|comment on|default)'");
    assertThat(done("drift").out()).contains("the schema is as the last run left it");
    Result all = project.run("drift", "--all", "--json");
    assertThat(all.json()).containsEntry("outcome", "RIGHTS_NOT_RECORDED");
    assertThat(project.run("drift", "--all").out())
        .contains("no run has recorded owners, privileges and comments yet", "drift --accept");
  }
}

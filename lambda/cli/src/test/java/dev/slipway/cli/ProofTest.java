package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests {@code proof}. */
class ProofTest extends CliTestBase {

  private static final String BASE =
      """
      CREATE TYPE mood AS ENUM ('sad');
      CREATE SEQUENCE tickets;
      CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL DEFAULT 'none', a int, age int,
        extra int,
        CONSTRAINT old CHECK (age > 0));
      CREATE INDEX users_name ON users (name);
      COMMENT ON TABLE users IS 'people';
      COMMENT ON COLUMN users.age IS 'in years';
      GRANT SELECT ON users TO pg_monitor;
      GRANT UPDATE (name) ON users TO pg_monitor;
      CREATE FUNCTION twice(i int) RETURNS int LANGUAGE sql AS 'SELECT 2 * i';
      CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touched();
      ALTER TABLE users ENABLE ROW LEVEL SECURITY;
      CREATE POLICY own ON users USING (age > 18);
      CREATE TABLE parts (d int) PARTITION BY LIST (d);
      CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
      -- DOWN
      DROP TABLE users, parts;
      DROP FUNCTION touched, twice;
      DROP SEQUENCE tickets;
      DROP TYPE mood;
      """;

  @Test
  void whatGivesBackWhatWasThereIsProved() {
    Result result = proof();
    assertThat(result.out())
        .isEqualTo(
            "30 rows were made up for the tables (--seed 1).\n"
                + "3 of 3 migrations are proved: up, down and up again leave the same schema and"
                + " rows.\n");
    assertThat(result.exitCode()).isZero();
  }

  /** Each DOWN looks right, and leaves something else than there was. */
  private static final List<String> DOWNS_THAT_LIE =
      List.of(
          "DROP INDEX IF EXISTS users_name;|SELECT 1;|- CREATE INDEX users_name",
          "ALTER TABLE users ALTER name DROP DEFAULT;|SELECT 1;|not null default 'none'",
          "ALTER TABLE users ALTER name DROP NOT NULL;|SELECT 1;|column name text",
          "COMMENT ON TABLE users IS 'all';|COMMENT ON TABLE users IS NULL;|comment on table",
          "COMMENT ON COLUMN users.age IS NULL;|SELECT 1;|comment on table column",
          "REVOKE SELECT ON users FROM pg_monitor;|SELECT 1;|pg_monitor may SELECT",
          "REVOKE UPDATE (name) ON users FROM pg_monitor;|SELECT 1;|rights of column",
          "GRANT EXECUTE ON FUNCTION twice(int) TO pg_monitor;|SELECT 1;|pg_monitor may EXECUTE",
          "ALTER TABLE users DROP IF EXISTS extra;|ALTER TABLE users ADD extra bigint;|extra",
          "ALTER TABLE users DROP a; |ALTER TABLE users ADD a int;|same parts in another order",
          "CREATE SEQUENCE IF NOT EXISTS more;|SELECT 1;|sequence public.more was added",
          "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'glad';|SELECT 1;|label 'glad'",
          "CREATE OR REPLACE FUNCTION twice(i int) RETURNS int LANGUAGE sql AS 'SELECT i + i';"
              + "|SELECT 1;|function public.twice",
          "DROP POLICY own ON users;|CREATE POLICY own ON users USING (age > 17);|age > 17",
          "ALTER TABLE users DISABLE TRIGGER touch;|SELECT 1;|touch",
          "CREATE TABLE IF NOT EXISTS parts_2 PARTITION OF parts FOR VALUES IN (2);|SELECT 1;"
              + "|table public.parts_2 was added",
          "CREATE INDEX IF NOT EXISTS own_d ON parts_1 (d);|SELECT 1;|+ CREATE INDEX own_d",
          "ALTER TABLE users DISABLE ROW LEVEL SECURITY;|SELECT 1;|table public.users",
          "ALTER TABLE users OWNER TO pg_monitor;|SELECT 1;|owner pg_monitor",
          "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;|SELECT 1;|default"
              + " privileges");

  @Test
  @SuppressWarnings("unchecked")
  void aDownThatLeavesAnotherSchemaIsNamed() {
    alone();
    project.file("1_base.sql", BASE);
    for (int i = 0; i < DOWNS_THAT_LIE.size(); i++) {
      String[] parts = DOWNS_THAT_LIE.get(i).split("\\|", -1);
      project.file((i + 2) + "_change.sql", parts[0] + "\n-- DOWN\n" + parts[1] + "\n");
    }
    Map<String, Object> report = proof("--since", "1", "--json").json();
    List<Map<String, Object>> found = (List<Map<String, Object>>) report.get("migrations");
    assertThat(found).hasSameSizeAs(DOWNS_THAT_LIE);
    for (int i = 0; i < DOWNS_THAT_LIE.size(); i++) {
      assertThat(found.get(i)).as(DOWNS_THAT_LIE.get(i)).containsEntry("finding", "DOWN_DIFFERS");
      assertThat(found.get(i).get("details").toString())
          .contains(DOWNS_THAT_LIE.get(i).split("\\|", -1)[2]);
    }
  }

  @Test
  void everyFaultHasItsName() {
    alone();
    project.file("1_no_way_back.sql", "CREATE TABLE a (i int);");
    project.file("2_typo.sql", "CREATE TABLE b (i int);\n-- DOWN\nDROP TABEL b;\n");
    project.file("3_again.sql", "CREATE TABLE c (i int);\n-- DOWN\nSELECT 1;\n");
    project.file("4_late.sql", "CREATE TABLE d (i int);\n-- DOWN\nDROP TABLE d;\n");
    Result result = proof();
    assertThat(result.out())
        .contains("1 no way back has no DOWN")
        .contains("2 typo its DOWN fails\n", "syntax error at or near \"TABEL\"")
        .contains("3 again its DOWN does not give back what was there before\n")
        .contains("table public.c was added", "relation \"c\" already exists")
        .doesNotContain("4 late")
        .endsWith(
            "1 of 4 migrations are proved: up, down and up again leave the same schema"
                + " and rows.\n");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void anUpThatFailsEndsIt() {
    alone();
    project.file("1_bad.sql", "CREATE TABLE a (i no_such_type);\n-- DOWN\nDROP TABLE a;\n");
    assertThat(proof().out()).contains("1 bad its UP fails\n", "1_bad.sql:1:19");
  }

  @Test
  void theScratchDatabaseIsGoneAndTheOthersAreAsTheyWere() throws Exception {
    proof();
    String left = "SELECT count(*) FROM pg_database WHERE datname LIKE 'slipway_proof%'";
    assertThat(db.queryString(left)).isEqualTo("0");
    assertThat(db.queryString("SELECT to_regclass('public.schema_migrations')")).isNull();
  }

  @Test
  void itsDatabaseCannotBeMade() throws Exception {
    RestoreTestBase.executeAsSuperuser(db, "ALTER ROLE " + db.user() + " NOCREATEDB");
    Result result;
    try {
      result = project.run("proof", "--url", db.url());
    } finally {
      RestoreTestBase.executeAsSuperuser(db, "ALTER ROLE " + db.user() + " CREATEDB");
    }
    assertThat(result.err())
        .contains("No scratch database could be created on", "permission denied", "prove again")
        .doesNotContain("rehears");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void neverOnTheServerOfProduction() {
    Result result = project.run("proof", "--url", db.url(), "--environment", "prod");
    assertThat(result.err()).contains("the server of prod", "Nothing was done.");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void answersPrograms() {
    Map<String, Object> report = proof("--json").json();
    assertThat(report).containsEntry("action", "proof").containsEntry("outcome", "DONE");
    assertThat(report.get("migrations").toString()).contains("finding=PROVED");
  }

  private void alone() {
    for (String file :
        new String[] {
          "001_words.sql", "002_word_origins.sql", "20250101_120000_notes.sql", "R_word_counts.sql"
        }) {
      project.delete(file);
    }
  }

  private Result proof(String... more) {
    String url = db.superuserUrl();
    String[] all = new String[more.length + 3];
    all[0] = "proof";
    all[1] = "--url";
    all[2] = url;
    System.arraycopy(more, 0, all, 3, more.length);
    return project.run(all);
  }
}

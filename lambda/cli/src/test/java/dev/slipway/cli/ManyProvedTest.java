package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that {@code proof} finds nothing where all is right: {@code -Dslipway.proof.migrations=100}
 * tries more than these few.
 */
class ManyProvedTest {

  private static final int MIGRATIONS = Integer.getInteger("slipway.proof.migrations", 12);

  /** Changes of a table and what is around it, each with the way back; %1$d is its number. */
  private static final List<String> CHANGES =
      List.of(
          "CREATE TYPE mood_%1$d AS ENUM ('sad', 'glad');|DROP TYPE mood_%1$d;",
          "CREATE TABLE t_%1$d (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT"
              + " NULL, mood mood_%1$d, age int CHECK (age BETWEEN 1 AND 150), made timestamptz NOT"
              + " NULL DEFAULT now());|DROP TABLE t_%1$d;",
          "ALTER TABLE t_%1$d ADD note varchar(40) DEFAULT 'x', ADD tags text[] NOT NULL DEFAULT"
              + " '{}';|ALTER TABLE t_%1$d DROP note, DROP tags;",
          "CREATE INDEX CONCURRENTLY t_%1$d_name ON t_%1$d (lower(name));"
              + "|DROP INDEX CONCURRENTLY t_%1$d_name;",
          "ALTER TABLE t_%1$d ALTER name SET DEFAULT 'none';|ALTER TABLE t_%1$d ALTER name DROP"
              + " DEFAULT;",
          "CREATE TABLE child_%1$d (id int PRIMARY KEY, parent_id bigint NOT NULL REFERENCES"
              + " t_%1$d ON DELETE CASCADE, UNIQUE (parent_id, id));|DROP TABLE child_%1$d;",
          "CREATE VIEW v_%1$d AS SELECT name, count(*) AS n FROM t_%1$d GROUP BY name;"
              + "|DROP VIEW v_%1$d;",
          "ALTER TABLE t_%1$d ADD CONSTRAINT short CHECK (length(note) <= 40) NOT VALID;"
              + "|ALTER TABLE t_%1$d DROP CONSTRAINT short;",
          "ALTER TABLE t_%1$d VALIDATE CONSTRAINT short;|ALTER TABLE t_%1$d DROP CONSTRAINT short;"
              + " ALTER TABLE t_%1$d ADD CONSTRAINT short CHECK (length(note) <= 40) NOT VALID;",
          "CREATE FUNCTION f_%1$d() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.note := 'f';"
              + " RETURN NEW; END$$; CREATE TRIGGER touch BEFORE INSERT ON t_%1$d FOR EACH ROW"
              + " EXECUTE FUNCTION f_%1$d();|DROP TRIGGER touch ON t_%1$d; DROP FUNCTION f_%1$d;",
          "ALTER TABLE t_%1$d ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON t_%1$d USING (age"
              + " > 1);|DROP POLICY own ON t_%1$d; ALTER TABLE t_%1$d DISABLE ROW LEVEL SECURITY;",
          "COMMENT ON TABLE t_%1$d IS 'things'; GRANT SELECT ON t_%1$d TO pg_monitor;|COMMENT ON"
              + " TABLE t_%1$d IS NULL; REVOKE SELECT ON t_%1$d FROM pg_monitor;",
          "ALTER TABLE t_%1$d RENAME COLUMN note TO remark;|ALTER TABLE t_%1$d RENAME COLUMN remark"
              + " TO note;",
          "ALTER TABLE child_%1$d ALTER id TYPE bigint;|ALTER TABLE child_%1$d ALTER id TYPE int;",
          "UPDATE t_%1$d SET mood = 'glad' WHERE mood IS NULL AND false; ALTER TABLE t_%1$d ADD"
              + " glad boolean; UPDATE t_%1$d SET glad = mood = 'glad';|ALTER TABLE t_%1$d DROP"
              + " glad;",
          "CREATE SEQUENCE s_%1$d; CREATE DOMAIN d_%1$d AS int CHECK (VALUE > 0);|DROP DOMAIN"
              + " d_%1$d; DROP SEQUENCE s_%1$d;",
          "ALTER TABLE t_%1$d ADD rank d_%1$d NOT NULL DEFAULT 1;|ALTER TABLE t_%1$d DROP rank;",
          "CREATE TABLE p_%1$d (day date NOT NULL, n int) PARTITION BY RANGE (day); CREATE TABLE"
              + " p_%1$d_a PARTITION OF p_%1$d FOR VALUES FROM ('2024-01-01') TO"
              + " ('2025-01-01');|DROP TABLE p_%1$d;",
          "CREATE MATERIALIZED VIEW m_%1$d AS SELECT day FROM p_%1$d;|DROP MATERIALIZED VIEW"
              + " m_%1$d;",
          "ALTER TABLE t_%1$d DISABLE TRIGGER touch;|ALTER TABLE t_%1$d ENABLE TRIGGER touch;");

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  @Test
  void aRightSetGivesNothing() {
    Project project = Project.of(folder, db.superuserUrl());
    for (int i = 0; i < MIGRATIONS; i++) {
      String change = CHANGES.get(i % CHANGES.size()).formatted(i / CHANGES.size());
      project.file("%03d_change.sql".formatted(i + 1), change.replace("|", "\n-- DOWN\n"));
    }
    Result result = project.run("proof");
    assertThat(result.out())
        .matches(
            "\\d+ rows were made up for the tables \\(--seed 1\\)\\.\n"
                + MIGRATIONS
                + " of "
                + MIGRATIONS
                + " migrations are proved: up, down and up again leave the same schema and"
                + " rows\\.\n");
  }
}

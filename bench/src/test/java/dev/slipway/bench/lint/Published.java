package dev.slipway.bench.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of migrations as a project of some years has published it: four kinds in turn. */
final class Published {

  private static final List<String> UP =
      List.of(
          """
          CREATE TABLE part_%1$d (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name text NOT NULL CHECK (name <> ''),
            state varchar(20) DEFAULT 'new',
            amount numeric(12, 2),
            created_at timestamptz NOT NULL DEFAULT now()
          );
          CREATE INDEX part_%1$d_name ON part_%1$d (lower(name));
          COMMENT ON TABLE part_%1$d IS 'Parts; one row each';
          """,
          """
          ALTER TABLE part_%1$d ADD COLUMN note text, ADD COLUMN weight int NOT NULL DEFAULT 0;
          CREATE INDEX part_%1$d_state ON part_%1$d (state) WHERE state <> 'done';
          """,
          """
          ALTER TABLE part_%1$d ADD CONSTRAINT part_%1$d_weight CHECK (weight >= 0);
          ALTER TABLE part_%1$d ALTER COLUMN amount SET NOT NULL;
          CREATE VIEW light_%1$d AS SELECT id, upper(name) AS name FROM part_%1$d WHERE weight < 10;
          """,
          """
          CREATE FUNCTION touch_%1$d() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            NEW.created_at := now();
            RETURN NEW;
          END $$;
          CREATE TRIGGER touch BEFORE UPDATE ON part_%1$d FOR EACH ROW EXECUTE FUNCTION touch_%1$d();
          INSERT INTO part_%1$d (name, amount) VALUES ('first', 1.5), ('it''s; second', 2.5);
          """);

  private static final List<String> DOWN =
      List.of(
          "DROP TABLE part_%1$d;\n",
          "ALTER TABLE part_%1$d DROP COLUMN note, DROP COLUMN weight;\nDROP INDEX part_%1$d_state;\n",
          "DROP VIEW light_%1$d;\nALTER TABLE part_%1$d DROP CONSTRAINT part_%1$d_weight;\n"
              + "ALTER TABLE part_%1$d ALTER COLUMN amount DROP NOT NULL;\n",
          "DELETE FROM part_%1$d WHERE name IN ('first', 'it''s; second');\n"
              + "DROP TRIGGER touch ON part_%1$d;\nDROP FUNCTION touch_%1$d();\n");

  private Published() {}

  /** Writes so many files, with their DOWN for us and without for those who know none. */
  static void write(Path ours, Path others, int count) throws IOException {
    Files.createDirectories(ours);
    Files.createDirectories(others);
    for (int number = 0; number < count; number++) {
      int kind = number % UP.size();
      String up = UP.get(kind).formatted(number / UP.size());
      String name = "V%04d__part.sql".formatted(number + 1);
      Files.writeString(others.resolve(name), up);
      String down = DOWN.get(kind).formatted(number / UP.size());
      Files.writeString(
          ours.resolve(name.substring(1).replace("__", "_")), up + "-- DOWN\n" + down);
    }
  }
}

package dev.slipway.run;

import dev.slipway.testing.cli.Project;
import java.util.LinkedHashMap;
import java.util.Map;

/** A folder with every kind of segment; {@code counter} holds what must happen exactly once. */
final class Mixed {

  private static final Map<String, String> FILES = new LinkedHashMap<>();

  static {
    FILES.put(
        "1_base.sql",
        """
        CREATE TABLE counter (what text);
        CREATE TABLE word (id int PRIMARY KEY, text text, lang text);
        CREATE TABLE event (at int, what text) PARTITION BY RANGE (at);
        CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (0) TO (10);
        CREATE TABLE event_2 PARTITION OF event FOR VALUES FROM (10) TO (20);
        CREATE TYPE mood AS ENUM ('happy');
        INSERT INTO word SELECT i, 'word ' || i, 'en' FROM generate_series(1, 500) i;
        INSERT INTO event SELECT i, 'x' FROM generate_series(0, 19) i;
        INSERT INTO counter VALUES ('1');
        """);
    FILES.put(
        "2_indexes.sql",
        """
        CREATE UNIQUE INDEX CONCURRENTLY word_text ON word (text);
        INSERT INTO counter VALUES ('2');
        CREATE INDEX CONCURRENTLY ON word (lang);
        -- DOWN
        INSERT INTO counter VALUES ('down 2');
        DROP INDEX CONCURRENTLY word_lang_idx;
        DROP INDEX CONCURRENTLY word_text;
        """);
    FILES.put(
        "3_search_path.sql",
        """
        CREATE SCHEMA app;
        SET search_path = app, public;
        INSERT INTO counter VALUES ('3');
        REINDEX TABLE CONCURRENTLY word;
        CREATE TABLE note (id int);
        COPY note FROM stdin;
        1
        2
        \\.
        -- DOWN
        DROP TABLE app.note;
        DROP SCHEMA app;
        INSERT INTO counter VALUES ('down 3');
        """);
    FILES.put(
        "4_detach.sql",
        """
        INSERT INTO counter VALUES ('4');
        ALTER TABLE event DETACH PARTITION event_2 CONCURRENTLY;
        DROP INDEX CONCURRENTLY IF EXISTS word_lang_idx;
        -- DOWN
        CREATE INDEX CONCURRENTLY word_lang_idx ON word (lang);
        INSERT INTO counter VALUES ('down 4');
        """);
    FILES.put(
        "5_batches.sql",
        """
        DO $$
        BEGIN
          WHILE EXISTS (SELECT FROM word WHERE lang = 'en') LOOP
            UPDATE word SET lang = 'eng'
              WHERE id IN (SELECT id FROM word WHERE lang = 'en' ORDER BY id LIMIT 200);
            COMMIT;
          END LOOP;
        END $$;
        ALTER TYPE mood ADD VALUE 'fine';
        CREATE TABLE today AS SELECT 'fine'::mood AS mood;
        INSERT INTO counter VALUES ('5');
        -- DOWN
        DROP TABLE today;
        UPDATE word SET lang = 'en';
        INSERT INTO counter VALUES ('down 5');
        """);
    FILES.put(
        "6_own.sql",
        """
        BEGIN;
        INSERT INTO counter VALUES ('6a');
        COMMIT;
        BEGIN;
        INSERT INTO counter VALUES ('6b');
        COMMIT;
        -- DOWN
        INSERT INTO counter VALUES ('down 6a');
        VACUUM counter;
        INSERT INTO counter VALUES ('down 6b');
        -- VERIFY
        SELECT count(*) = 2 FROM counter WHERE what LIKE '6%';
        """);
  }

  /** What a run up, and one down to 1, put into the counter. */
  static final int UPS = 7;

  static final int DOWNS = 6;

  private Mixed() {}

  static void writeTo(Project project) {
    FILES.forEach(project::file);
  }
}

CREATE TABLE ok(t text, "commit" text);
DO $$
BEGIN
  -- COMMIT;
  /* ROLLBACK; */
  CREATE TEMP TABLE work(id int) ON COMMIT DROP;
  INSERT INTO work VALUES (1);
  INSERT INTO ok VALUES ('COMMIT;', $q$ROLLBACK; $q$);
  UPDATE ok SET "commit" = 'END; COMMIT';
  RAISE NOTICE 'will COMMIT; later';
END $$;
INSERT INTO ok VALUES ('x', 'y');

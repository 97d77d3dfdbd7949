CREATE TABLE ok(id int PRIMARY KEY);
DO $$
BEGIN
  FOR i IN 1..3 LOOP
    BEGIN
      INSERT INTO ok VALUES (i % 2);
    EXCEPTION WHEN unique_violation THEN
      NULL;
    END;
    COMMIT;
  END LOOP;
END $$;

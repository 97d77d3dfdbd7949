CREATE PROCEDURE known_fill(n int) LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1..n LOOP
    INSERT INTO ok VALUES (i);
    COMMIT;
  END LOOP;
END $$;

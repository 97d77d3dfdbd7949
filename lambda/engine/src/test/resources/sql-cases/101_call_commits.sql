CREATE TABLE ok(id int);
CREATE OR REPLACE PROCEDURE public."Fill; it"(IN n int, INOUT total int DEFAULT 0) LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1..n LOOP
    INSERT INTO ok VALUES (i);
    COMMIT;
    total := total + i;
  END LOOP;
END $$;
CALL "Fill; it"(3);
call public."Fill; it"(n => 2);
INSERT INTO ok VALUES (10);

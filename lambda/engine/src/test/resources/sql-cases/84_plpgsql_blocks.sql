CREATE TABLE ok(id int, t text);
CREATE FUNCTION fill(n int) RETURNS int LANGUAGE plpgsql AS $body$
<<outer>>
DECLARE
  i int := 0; -- it's; here
  q text := $q$INSERT INTO ok VALUES ($1, 'x;' || $2)$q$;
BEGIN
  FOR i IN 1..n LOOP
    BEGIN
      EXECUTE q USING i, $$;$$;
      IF i = 2 THEN RAISE EXCEPTION 'no; %', i USING ERRCODE = 'P0001'; END IF;
    EXCEPTION WHEN raise_exception THEN
      RAISE NOTICE 'rolled back; %', i;
    END;
  END LOOP;
  RETURN (SELECT count(*) FROM ok);
END outer;
$body$;
SELECT fill(4);

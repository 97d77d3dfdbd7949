CREATE TABLE ok(id int);
DO LANGUAGE plpgsql $$ BEGIN FOR i IN 1..3 LOOP INSERT INTO ok VALUES (i); COMMIT; END LOOP; END $$;
INSERT INTO ok VALUES (4);
DO $do$
BEGIN
  INSERT INTO ok VALUES (5);
  commit -- it's; here
  ;
  INSERT INTO ok VALUES (6);
END
$do$ LANGUAGE plpgsql;
CREATE TABLE ok2(id int);

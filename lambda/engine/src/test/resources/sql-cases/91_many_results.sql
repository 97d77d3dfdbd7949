CREATE TABLE ok(id int);
SELECT g, repeat('x;', 20) FROM generate_series(1, 5000) AS g;
INSERT INTO ok SELECT generate_series(1, 2000) RETURNING id;
UPDATE ok SET id = -id RETURNING id, id * 2;
DO $$ BEGIN FOR i IN 1..200 LOOP RAISE NOTICE 'note; %', i; END LOOP; RAISE WARNING 'it''s 100%% done'; END $$;

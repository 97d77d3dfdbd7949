CREATE TABLE ok(id int, t text);
PREPARE "ins;" (int, text) AS INSERT INTO ok VALUES ($1, $2 || ';');
EXECUTE "ins;"(1, 'a;b');
BEGIN; EXECUTE "ins;"(2, $$c$$); COMMIT;
PREPARE sel AS SELECT * FROM ok WHERE t LIKE '%;' AND id = ANY($1::int[]);
EXPLAIN (COSTS off) EXECUTE sel('{1,2}');
DEALLOCATE "ins;"; DEALLOCATE PREPARE sel;

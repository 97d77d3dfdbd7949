CREATE TABLE t(id int, parent int, s text);
CREATE RECURSIVE VIEW r (id, depth) AS SELECT id, 0 FROM t WHERE parent IS NULL UNION ALL SELECT t.id, depth + 1 FROM t JOIN r ON t.parent = r.id;
CREATE VIEW ok WITH (security_barrier) AS
  WITH RECURSIVE w(id, path) AS (
    SELECT id, '/;' || s FROM t WHERE parent IS NULL
    UNION ALL
    SELECT t.id, w.path || ';' || t.s FROM t JOIN w ON t.parent = w.id
  ) CYCLE id SET is_cycle USING visited
  SELECT id, path, count(*) FILTER (WHERE path <> ';') OVER (PARTITION BY id ORDER BY path ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS n FROM w;

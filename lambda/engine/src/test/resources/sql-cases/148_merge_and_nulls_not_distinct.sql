-- min: 15
CREATE TABLE ok(id int, t text, UNIQUE NULLS NOT DISTINCT (t));
MERGE INTO ok USING (VALUES (1, 'a;'), (2, NULL)) AS s(id, t) ON ok.id = s.id
WHEN MATCHED THEN UPDATE SET t = s.t
WHEN NOT MATCHED AND s.t IS DISTINCT FROM ';' THEN INSERT VALUES (s.id, s.t);
CREATE VIEW v WITH (security_invoker = true) AS SELECT * FROM ok;

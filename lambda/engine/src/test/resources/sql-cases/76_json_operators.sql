CREATE TABLE ok(j jsonb);
INSERT INTO ok VALUES ('{"a;b": {"c": [1, 2]}, "q?": "it''s"}');
SELECT j->>'a;b', j->'a;b'->'c'->>0, j#>>'{a;b,c}', j #> '{a;b}', j-'a;b', j #- '{q?}' FROM ok;
SELECT j?'a', j ?| array['a;b','x'], j ?& '{a,b}', j @> '{"q?":"x;"}', j || '{"z":1}' FROM ok;
SELECT j @? '$."a;b".c[*] ? (@ > 1)', j @@ '$."a;b".c[0] == 1', jsonb_path_query_array(j, '$.** ? (@ == ";")') FROM ok;
CREATE INDEX ok_i ON ok USING gin (j jsonb_path_ops);
CREATE TABLE ok2 AS SELECT j ? 'a;b' AS has FROM ok WHERE j @? '$."a;b"';

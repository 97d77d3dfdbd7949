VACUUM (ANALYZE) pre;
VACUUM (FULL, ANALYZE, VERBOSE false) pre (t);
vacuum full pre;
CREATE TABLE ok(id int);
VACUUM ANALYZE pre, ok;
ANALYZE pre (id, t);

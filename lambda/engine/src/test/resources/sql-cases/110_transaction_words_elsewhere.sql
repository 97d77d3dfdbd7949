CREATE TABLE ok(begin int, commit int, rollback text, savepoint int, start int, transaction int);
INSERT INTO ok(begin, commit) VALUES (1, 2);
SELECT begin, commit AS rollback, savepoint start FROM ok AS abort;
CREATE VIEW commit AS SELECT 'BEGIN;' AS begin;
COMMENT ON VIEW commit IS 'ROLLBACK;';
CREATE INDEX concurrently_named ON ok (begin);
CREATE INDEX "concurrently" ON ok (commit);
CREATE TABLE vacuum(reindex int, cluster text DEFAULT 'VACUUM; CREATE INDEX CONCURRENTLY');
INSERT INTO vacuum VALUES (1); DELETE FROM vacuum;

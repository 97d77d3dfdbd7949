CREATE TABLE t(j jsonb, p point, l lseg);
CREATE VIEW ok AS SELECT j ? 'a?' AS a FROM t;
CREATE OR REPLACE VIEW ok2 AS SELECT p ?- point '(1,2)' AS h, ?| l AS v, l ?# l AS x, '?' AS q, j ?| '{?,;}' AS w FROM t WHERE j ? '?;?';

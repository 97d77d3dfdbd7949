CREATE TABLE ok(r int4range, a int[], t text);
INSERT INTO ok VALUES ('[1,5)', '{1,2}', 'Abc');
SELECT |/ 25.0, ||/ 27.0, @ -5, 5 # 3, ~5, 1 << 2, 2 ^ 3  FROM ok WHERE r -|- '[5,6)'::int4range;

SELECT t ~* 'a;', t !~~* '%;', t ^@ 'A', a && '{1}', a <@ '{1,2,3}', a[1:2], a[:1], a[array_lower(a, 1):array_upper(a, 1)] FROM ok;
SELECT '12:30:00'::time, 1::int::text, '::' "::", OPERATOR(pg_catalog.-) 5, 2 OPERATOR(pg_catalog.*) 3;
SELECT make_interval(days => 10), .5, 5., 1.5e-3, 'a'<>';', 1<>-1, 1>=-1;
